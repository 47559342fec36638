using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// What was sent, as the filter wants it: spectra of the stretch whose echo may be heard now. The stretch is 200 ms long and begins at
/// the present until the echo turns out to come later than it reaches.
/// </summary>
internal sealed class EchoWindow
{
    private const int LengthHops = 20;

    // An echo is allowed to be this much shorter than was found, and to ring on for this long.
    private const int Margin = 2;
    private const int Ringing = 8;

    // A stretch that has to move begins this much before the echo.
    private const int Lead = 6;

    private readonly int _hop;
    private readonly int _partitionHops;
    private readonly ReferenceLine _line;
    private readonly float[] _block = new float[BlockTransform.Length];
    private int _offset;

    /// <summary>Places the window at the present.</summary>
    /// <param name="hop">Samples of a hop.</param>
    /// <param name="partitionHops">Hops of a partition of the filter.</param>
    public EchoWindow(int hop, int partitionHops)
    {
        (_hop, _partitionHops) = (hop, partitionHops);
        Spectra = new SpectrumHistory(LengthHops);
        _line = new ReferenceLine(((SentPhases.LongestDelay + LengthHops) * hop) + BlockTransform.Length);
    }

    /// <summary>Partitions of the filter that fit.</summary>
    public int Partitions => LengthHops / _partitionHops;

    /// <summary>Spectra of the stretch, one a hop, the latest first.</summary>
    public SpectrumHistory Spectra { get; }

    /// <summary>Whether nothing but silence was sent for as long as an echo may take.</summary>
    public bool IsSilent => _line.Silence >= (Math.Max(_offset + LengthHops, SentPhases.LongestDelay) * _hop) + BlockTransform.Length;

    /// <summary>Takes the next hop that was sent.</summary>
    public void Append(ReadOnlySpan<short> samples) => _line.Append(samples);

    /// <summary>Gives the spectrum of the last block sent.</summary>
    public void Latest(Span<float> spectrum) => Transform(0, spectrum);

    /// <summary>Takes the spectrum that belongs to the last hop into the stretch.</summary>
    public void Advance() => Transform(_offset * _hop, Spectra.Advance());

    /// <summary>Moves the stretch if an echo of this delay is not well inside it.</summary>
    /// <param name="delay">Hops; negative if unknown.</param>
    /// <returns>How many partitions later it lies than before, negative for earlier; 0 if it stays. To be followed by <see cref="Advance"/>.</returns>
    public int Follow(int delay)
    {
        var starts = _offset == 0 || delay >= _offset + Margin;
        if (delay < 0 || (starts && delay + Ringing <= _offset + LengthHops))
            return 0;
        var offset = Math.Max(0, delay - Lead) / _partitionHops * _partitionHops;
        var moved = (offset - _offset) / _partitionHops;
        if (moved == 0)
            return 0;
        _offset = offset;
        for (var age = LengthHops; age > 0; age--)
            Transform((_offset + age) * _hop, Spectra.Advance());
        return moved;
    }

    private void Transform(int age, Span<float> spectrum)
    {
        _line.Read(age, _block);
        BlockTransform.Forward(_block, spectrum);
    }
}
