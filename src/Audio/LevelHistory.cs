namespace CallCenter.Audio;

/// <summary>Levels of the last 1.2 s, for telling how much they move.</summary>
internal sealed class LevelHistory
{
    private const int Frames = 60;
    private readonly double[] _levels = new double[Frames];
    private int _next;
    private double _sum;
    private double _squares;

    /// <summary>Whether 1.2 s were heard.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Standard deviation of the levels, in dB.</summary>
    public double Deviation
    {
        get
        {
            var count = IsFull ? Frames : Math.Max(1, _next);
            var mean = _sum / count;
            return Math.Sqrt(Math.Max(0, (_squares / count) - (mean * mean)));
        }
    }

    /// <summary>Takes the level of the next frame.</summary>
    public void Add(double level)
    {
        var gone = _levels[_next];
        _levels[_next] = level;
        _sum += level - gone;
        _squares += (level * level) - (gone * gone);
        _next = (_next + 1) % Frames;
        IsFull |= _next == 0;
    }
}
