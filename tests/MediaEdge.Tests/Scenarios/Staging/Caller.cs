namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>What the microphone of the caller's telephone hears: the caller, the room, and the assistant out of the receiver.</summary>
internal sealed class Caller(Line line)
{
    private readonly Queue<short> _sounds = new();
    private readonly Random _random = new(7);

    /// <summary>Whether the caller has nothing more to say.</summary>
    public bool IsSilent => _sounds.Count == 0;

    /// <summary>Makes a sound behind those being made.</summary>
    public void Sounds(short[] sound, double decibels)
    {
        var gain = Math.Pow(10, decibels / 20);
        foreach (var sample in sound)
            _sounds.Enqueue((short)(sample * gain));
        while (_sounds.Count % Stage.FrameSamples != 0)
            _sounds.Enqueue(0);
    }

    /// <summary>Coughs: a noise that swells and dies away.</summary>
    public void Coughs(double seconds)
    {
        var sound = new short[(int)(seconds * Stage.Rate)];
        for (var n = 0; n < sound.Length; n++)
            sound[n] = (short)(9_000 * Math.Sin(Math.PI * n / sound.Length) * ((_random.NextDouble() * 2) - 1));
        Sounds(sound, 0);
    }

    /// <summary>Gives the next 20 ms.</summary>
    /// <param name="receiver">What comes out of the receiver in them.</param>
    /// <param name="played">All that came out of it so far, these included.</param>
    public short[] Next(short[] receiver, List<short> played)
    {
        var frame = new short[receiver.Length];
        var late = (int)(line.EchoDelay.TotalSeconds * Stage.Rate);
        for (var n = 0; n < frame.Length; n++)
        {
            double sum = _sounds.TryDequeue(out var sample) ? sample : 0;
            var at = played.Count - frame.Length + n - late;
            if (line.EchoLevel is { } echo && at >= 0)
                sum += Math.Pow(10, echo / 20) * played[at];
            if (line.Noise is { } noise)
                sum += 32_768 * Math.Pow(10, noise / 20) * Math.Sqrt(3) * ((_random.NextDouble() * 2) - 1);
            frame[n] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return frame;
    }
}
