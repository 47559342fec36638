using System.Numerics;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>Power of what is heard besides the echo, by bin: the power of what the filter leaves, which is too much while it still learns.</summary>
/// <param name="least">Power below which a bin cannot be told from rounding.</param>
internal sealed class OtherSound(float least)
{
    // Three hops: long enough for a steady step, short enough to shrink it within the first hop of the caller's voice.
    private const float Kept = 0.7f;

    private readonly float[] _power = new float[BlockTransform.Bins];

    /// <summary>By bin: the power.</summary>
    public ReadOnlySpan<float> Power => _power;

    /// <summary>Takes the next hop.</summary>
    /// <param name="left">Spectrum of what the filter leaves of it.</param>
    public void Add(ReadOnlySpan<float> left)
    {
        ref var e = ref MemoryMarshal.GetReference(left[..BlockTransform.Length]);
        ref var power = ref MemoryMarshal.GetArrayDataReference(_power);
        var (kept, taken, floor) = (new Vector<float>(Kept), new Vector<float>(1 - Kept), new Vector<float>(least));
        for (nuint n = 0; n < BlockTransform.Bins; n += (nuint)Vector<float>.Count)
        {
            var (re, im) = (Vector.LoadUnsafe(ref e, n), Vector.LoadUnsafe(ref e, n + BlockTransform.Bins));
            Vector.Max(floor, (kept * Vector.LoadUnsafe(ref power, n)) + (taken * ((re * re) + (im * im)))).StoreUnsafe(ref power, n);
        }
    }
}
