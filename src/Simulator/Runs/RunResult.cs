using System.Text.Json.Serialization;
using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>How one call went.</summary>
internal sealed record RunResult
{
    /// <summary>Ordinal within the batch, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The person's number.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The product's id of the call, once it is known.</summary>
    public string? CallId { get; init; }

    /// <summary>Nothing is wrong.</summary>
    public bool Ok => Reasons.Count == 0;

    /// <summary>Everything that is wrong.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Number of turns the person spoke.</summary>
    public int Turns { get; init; }

    /// <summary>Call time connected.</summary>
    public double CallSeconds { get; init; }

    /// <summary>Real time from dialling to the verdict.</summary>
    public double WallSeconds { get; init; }

    /// <summary>How long the person waited for answers.</summary>
    public AnswerGaps AnswerGapMs { get; init; } = AnswerGaps.None;

    /// <summary>The gaps themselves, for summing up a batch.</summary>
    [JsonIgnore]
    public IReadOnlyList<AnswerGap> Gaps { get; init; } = [];

    /// <summary>The talk as the person experienced it.</summary>
    public IReadOnlyList<SaidLine> Transcript { get; init; } = [];
}

/// <summary>One turn of the transcript, times in call milliseconds.</summary>
internal sealed record SaidLine(int FromMs, int ToMs, Speaker Who, string Text, bool? Cut)
{
    /// <summary>Takes over a line of the caller's record.</summary>
    public static SaidLine From(TranscriptLine line)
        => new((int)line.From.TotalMilliseconds, (int)line.To.TotalMilliseconds, line.Who, line.Text, line.Cut ? true : null);
}
