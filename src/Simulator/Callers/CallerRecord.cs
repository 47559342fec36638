namespace CallCenter.Simulator.Callers;

/// <summary>A call as the person on the phone experienced it.</summary>
internal sealed record CallerRecord
{
    /// <summary>A person whose phone was never connected.</summary>
    public static CallerRecord Nothing { get; } = new();

    /// <summary>Turns of both sides in the order in which they ended.</summary>
    public IReadOnlyList<TranscriptLine> Lines { get; init; } = [];

    /// <summary>All words heard, undivided.</summary>
    public string Heard { get; init; } = "";

    /// <summary>Keys pressed, one entry per turn.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Answer gaps in order.</summary>
    public IReadOnlyList<AnswerGap> Gaps { get; init; } = [];

    /// <summary>Number of turns the person spoke.</summary>
    public int Turns { get; init; }

    /// <summary>Call time connected.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why the person lost patience and hung up; <see langword="null"/> if they did not.</summary>
    public string? GaveUp { get; init; }

    /// <summary>The call was connected.</summary>
    public bool Connected { get; init; }
}
