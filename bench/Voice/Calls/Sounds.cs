using System.Runtime.InteropServices;

namespace CallCenter.Voice.Calls;

/// <summary>What callers send, as messages of the media socket ready to go: 20 ms each, 16 kHz.</summary>
internal sealed class Sounds
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 16_000;

    private const int FrameSamples = Rate / 50;
    private const double Loud = -20;

    /// <summary>The message that a stream begins with.</summary>
    public byte[] Metadata { get; } = SocketText.Masked(
        """{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"89e8cb59-b991-48b0-b154-1db84f16a077","encoding":"PCM","sampleRate":16000,"channels":1,"length":640}}""");

    /// <summary>A second of a quiet room.</summary>
    public IReadOnlyList<byte[]> Room { get; } = [.. Messages([.. Noise.White(Rate, -70, 1).Select(sample => (short)sample)])];

    /// <summary>Sentences of a person, from the first sound to the last; none where no recordings are installed.</summary>
    public IReadOnlyList<IReadOnlyList<byte[]>> Sentences { get; } = Recordings.Installed("en") is []
        ? []
        : [.. Recordings.Prompts("en", 100, Rate, Loud).Select(Trimmed).Where(prompt => prompt.Length is > Rate and < 3 * Rate && IsFluent(prompt)).Take(4).Select(prompt => Messages(prompt).ToList())];

    /// <summary>Sound for the assistant's voice: recordings where they are installed, else noise.</summary>
    public static short[] Voice(int seconds) => Recordings.Installed("en") is []
        ? [.. Noise.White(seconds * Rate, Loud, 2).Select(sample => (short)sample)]
        : Recordings.Speech("en", 0, Rate, Loud, seconds);

    private static IEnumerable<byte[]> Messages(short[] samples)
    {
        for (var at = 0; at + FrameSamples <= samples.Length; at += FrameSamples)
        {
            var data = Convert.ToBase64String(MemoryMarshal.AsBytes(samples.AsSpan(at, FrameSamples)));
            yield return SocketText.Masked(
                $$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","participantRawID":"4:+14255550123","data":"{{{data}}}","silent":false}}""");
        }
    }

    private static short[] Trimmed(short[] prompt)
    {
        var loud = Enumerable.Range(0, prompt.Length / FrameSamples).Where(frame => IsLoud(prompt, frame)).ToList();
        return loud is [] ? [] : prompt[(loud[0] * FrameSamples)..((loud[^1] + 1) * FrameSamples)];
    }

    // One turn each: no pause that could end it.
    private static bool IsFluent(short[] prompt)
    {
        var pause = 0;
        for (var frame = 0; frame < prompt.Length / FrameSamples; frame++)
        {
            pause = IsLoud(prompt, frame) ? 0 : pause + 1;
            if (pause > 5)
                return false;
        }

        return true;
    }

    private static bool IsLoud(short[] prompt, int frame)
    {
        var sum = 0.0;
        foreach (var sample in prompt.AsSpan(frame * FrameSamples, FrameSamples))
            sum += (double)sample * sample;
        return Math.Sqrt(sum / FrameSamples) > 600;
    }
}
