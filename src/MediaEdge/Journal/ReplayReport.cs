namespace CallCenter.MediaEdge.Journal;

/// <summary>What came of running a session again.</summary>
public sealed record ReplayReport
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When the session began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The program that wrote the journal.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>How much of the caller's sound was gone through.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Records that were gone through.</summary>
    public required long Records { get; init; }

    /// <summary>How the journal ends.</summary>
    public required JournalEnding Ending { get; init; }

    /// <summary>Byte of the file at which its readable part ends.</summary>
    public required long ReadableBytes { get; init; }

    /// <summary>The first difference; null where there was none.</summary>
    public required ReplayDifference? Difference { get; init; }

    /// <summary>Whether everything went as recorded, as far as the journal goes; one that was changed after it was written proves nothing.</summary>
    public bool IsExact => Difference is null && Ending != JournalEnding.Damaged;
}
