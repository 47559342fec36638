using System.Runtime.InteropServices;
using System.Text;
using CallCenter.Simulator.Speech.Modem;
using CallCenter.Simulator.Speech.Recognition;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>The sound of a script and where its words are.</summary>
internal sealed class SpokenScript
{
    private const int ChunkMilliseconds = 100;
    private readonly OutputFormat _format;
    private readonly List<SpokenPart> _parts = [];
    private readonly List<short[]> _sounds = [];

    private SpokenScript(OutputFormat format) => _format = format;

    /// <summary>Words and punctuation in their order.</summary>
    public IReadOnlyList<SpokenPart> Parts => _parts;

    /// <summary>Length of the sound in samples.</summary>
    public long Samples { get; private set; }

    /// <summary>Speaks a script.</summary>
    public static SpokenScript Speak(Script script, OutputFormat format)
    {
        var spoken = new SpokenScript(format);
        foreach (var piece in script.Pieces)
        {
            if (piece.Text.Length > 0)
                spoken.Say(piece.Text);
            else
                spoken.Add(new short[(int)(piece.Pause.TotalSeconds * format.SampleRate)]);
        }

        return spoken;
    }

    /// <summary>The sound in pieces of at most 100 ms, each with the sample after its last one; a WAV header, if the format has one, comes first.</summary>
    public IEnumerable<(long End, ReadOnlyMemory<byte> Audio)> Chunks()
    {
        if (_format.WithHeader)
            yield return (0, WavFormat.Header(_format.SampleRate));

        var size = ModemCode.Samples(ChunkMilliseconds, _format.SampleRate);
        var end = 0L;
        foreach (var sound in _sounds)
        {
            for (var start = 0; start < sound.Length; start += size)
            {
                var chunk = sound.AsSpan(start, Math.Min(size, sound.Length - start));
                end += chunk.Length;
                yield return (end, MemoryMarshal.AsBytes(chunk).ToArray());
            }
        }
    }

    private void Say(string text)
    {
        var bytes = 0;
        foreach (var part in TextParts.Of(text))
        {
            var start = Samples + ModemEncoder.SymbolStart(bytes, _format.SampleRate);
            bytes += Encoding.UTF8.GetByteCount(part.Text);
            var end = Samples + ModemEncoder.SymbolStart(bytes, _format.SampleRate);
            if (part.Kind != TextPartKind.Space)
                _parts.Add(new SpokenPart(part, start, end));
        }

        Add(ModemEncoder.Encode(text, _format.SampleRate));
    }

    private void Add(short[] sound)
    {
        _sounds.Add(sound);
        Samples += sound.Length;
    }
}

/// <summary>A word or mark and when it sounds, in samples from the start of the script.</summary>
/// <param name="Part">What.</param>
/// <param name="Start">Its first sample.</param>
/// <param name="End">The sample after its last one.</param>
internal readonly record struct SpokenPart(TextPart Part, long Start, long End);
