namespace CallCenter.Faults.Judging;

/// <summary>What came of a run.</summary>
internal sealed record FaultReport
{
    /// <summary>Calls that were asked for or rang.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls that came to their intended end in spite of all.</summary>
    public required int Completed { get; init; }

    /// <summary>Callers whose line broke and who were excused to.</summary>
    public required int Resumed { get; init; }

    /// <summary>Promised or begun, and forgotten; or what follows a call never came.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Done twice: dialled, texted, summarised.</summary>
    public required IReadOnlyList<string> Duplicate { get; init; }

    /// <summary>Without an end: calls not closed, messages that wait or failed.</summary>
    public required IReadOnlyList<string> Stuck { get; init; }

    /// <summary>Stored otherwise than said.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    /// <summary>Points of the crashes, in their order.</summary>
    public required IReadOnlyList<string> Crashes { get; init; }

    /// <summary>All fault points that were passed.</summary>
    public required IReadOnlyCollection<string> Points { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Lost.Count + Duplicate.Count + Stuck.Count + Wrong.Count == 0;

    /// <summary>Everything that was found, a line each.</summary>
    public IEnumerable<string> Findings =>
    [
        .. Lost.Select(finding => $"lost: {finding}"),
        .. Duplicate.Select(finding => $"duplicate: {finding}"),
        .. Stuck.Select(finding => $"stuck: {finding}"),
        .. Wrong.Select(finding => $"wrong: {finding}"),
    ];

    /// <summary>The verdict.</summary>
    public override string ToString() => $"lost {Lost.Count} duplicate {Duplicate.Count} stuck {Stuck.Count} wrong {Wrong.Count}";
}
