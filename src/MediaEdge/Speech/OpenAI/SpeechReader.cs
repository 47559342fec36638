using System.Runtime.InteropServices;
using CallCenter.Audio.Resampling;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>Reads an answer of raw sound, signed 16-bit little-endian mono at 24 kHz, in pieces of the rate that is wanted.</summary>
internal sealed class SpeechReader
{
    private const int SourceRate = 24_000;

    // 100 ms: small enough to begin soon.
    private const int PieceBytes = SourceRate / 10 * sizeof(short);

    private readonly Stream _source;
    private readonly byte[] _read = new byte[PieceBytes];
    private readonly short[] _converted;
    private readonly Resampler? _resampler;
    private int _left;
    private bool _isDrained;

    /// <summary>Prepares to read.</summary>
    /// <param name="source">The answer; stays with the caller.</param>
    /// <param name="sampleRate">The rate that is wanted.</param>
    public SpeechReader(Stream source, int sampleRate)
    {
        _source = source;
        _resampler = sampleRate == SourceRate ? null : new Resampler(SourceRate, sampleRate, PieceBytes / sizeof(short));
        _converted = new short[_resampler?.LongestOutput(PieceBytes / sizeof(short)) ?? PieceBytes / sizeof(short)];
    }

    /// <summary>Reads the next piece; empty at the end. Valid until the next one is read.</summary>
    /// <exception cref="IOException">The answer broke off.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        while (!_isDrained)
        {
            var bytes = await _source.ReadAsync(_read.AsMemory(_left), cancellationToken);
            _isDrained = bytes == 0;
            var whole = _isDrained ? Tail() : (_left + bytes) & ~1;
            var samples = Convert(whole);
            // Half a sample waits for its other half.
            _left = _isDrained ? 0 : _left + bytes - whole;
            if (_left > 0)
                _read[0] = _read[whole];
            if (samples > 0)
                return MemoryMarshal.AsBytes(_converted.AsSpan(0, samples)).ToArray();
        }

        return default;
    }

    // The resampler gives sound out a little late: silence pushes the rest of it out.
    private int Tail()
    {
        const int Silence = 72 * sizeof(short);
        Array.Clear(_read, 0, Silence);
        return _resampler is null ? 0 : Silence;
    }

    private int Convert(int bytes)
    {
        var samples = MemoryMarshal.Cast<byte, short>(_read.AsSpan(0, bytes));
        if (_resampler is not null)
            return _resampler.Convert(samples, _converted);
        samples.CopyTo(_converted);
        return samples.Length;
    }
}
