using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Callers;

/// <summary>What a person says: speech, noise and pauses one after the other, a frame at a time.</summary>
/// <param name="sampleRate">Of the line, in Hz.</param>
internal sealed class Mouth(int sampleRate)
{
    private readonly Queue<Sound> _waiting = new();
    private Sound? _current;
    private int _position;

    /// <summary>Something is still to come out.</summary>
    public bool Busy => _current is not null || _waiting.Count > 0;

    /// <summary>Own sound so far in this turn, pauses included, in call time.</summary>
    public TimeSpan Sounded { get; private set; }

    /// <summary>Starts a new turn: nothing is waiting, nothing sounded.</summary>
    public void Begin()
    {
        _waiting.Clear();
        _current = null;
        _position = 0;
        Sounded = TimeSpan.Zero;
    }

    /// <summary>Says a text after what is already waiting.</summary>
    public void Say(string text)
    {
        if (text.Length == 0)
            return;
        // Without the silence at its end, so that the mouth is done when its last sound is out.
        var sound = ModemEncoder.Encode(text, sampleRate);
        _waiting.Enqueue(new Sound(sound[..^ModemCode.Samples(ModemCode.TailMilliseconds, sampleRate)], 0));
    }

    /// <summary>Makes no sound for a while.</summary>
    public void Pause(TimeSpan duration) => _waiting.Enqueue(new Sound(null, Samples(duration)));

    /// <summary>Makes white noise for a while.</summary>
    public void Rustle(TimeSpan duration, Random random)
    {
        var noise = new short[Samples(duration)];
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (short)random.Next(-4000, 4001);
        _waiting.Enqueue(new Sound(noise, 0));
    }

    /// <summary>Fills one frame, which is silent before.</summary>
    public void Fill(Span<short> frame)
    {
        var rest = frame;
        while (rest.Length > 0 && (_current ??= Next()) is { } sound)
        {
            var count = Math.Min(rest.Length, sound.Length - _position);
            sound.Samples?.AsSpan(_position, count).CopyTo(rest);
            rest = rest[count..];
            _position += count;
            if (_position == sound.Length)
                _current = null;
        }

        Sounded += TimeSpan.FromTicks((frame.Length - rest.Length) * TimeSpan.TicksPerSecond / sampleRate);
    }

    private Sound? Next()
    {
        _position = 0;
        return _waiting.TryDequeue(out var next) ? next : null;
    }

    private int Samples(TimeSpan duration) => (int)(duration.Ticks * sampleRate / TimeSpan.TicksPerSecond);

    private sealed record Sound(short[]? Samples, int Silence)
    {
        public int Length => Samples?.Length ?? Silence;
    }
}
