using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>Spectra of the last blocks of a sound, one a hop.</summary>
/// <param name="hops">How many are kept.</param>
internal sealed class SpectrumHistory(int hops)
{
    private readonly float[] _spectra = new float[hops * BlockTransform.Length];
    private int _newest;

    /// <summary>Makes room for the next spectrum, in place of the oldest.</summary>
    /// <returns>256 real parts, then 256 imaginary ones, to be filled.</returns>
    public Span<float> Advance()
    {
        _newest = _newest == 0 ? hops - 1 : _newest - 1;
        return _spectra.AsSpan(_newest * BlockTransform.Length, BlockTransform.Length);
    }

    /// <summary>First value of the spectrum that came so many hops before the newest.</summary>
    public ref float At(int age)
    {
        var slot = _newest + age;
        if (slot >= hops)
            slot -= hops;
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_spectra), slot * BlockTransform.Length);
    }
}
