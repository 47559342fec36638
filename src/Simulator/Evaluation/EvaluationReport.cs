using System.Text.Json.Serialization;

namespace CallCenter.Simulator.Evaluation;

/// <summary>How a model did in a whole suite; also the shape of the file that two evaluations are compared by.</summary>
internal sealed record EvaluationReport
{
    /// <summary>Name of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What was measured, for people: a model, a prompt, a version.</summary>
    public string? Label { get; init; }

    /// <summary>Each conversation, in the order of the suite; one that was repeated stands there as often.</summary>
    public required IReadOnlyList<CaseScore> Cases { get; init; }

    /// <summary>Nothing was wrong in any.</summary>
    public bool Ok => Cases.All(one => one.Ok);

    /// <summary>The measures that two evaluations are compared by; those that were not taken are left out.</summary>
    [JsonIgnore]
    public IReadOnlyList<Measure> Measures =>
    [
        .. new[]
        {
            new Measure("good", Share(Cases.Count(one => one.Ok), Cases.Count), MoreIsBetter: true),
            new Measure("facts exact", Share(Cases.Sum(one => one.FactsExact), Cases.Sum(one => one.Facts)), MoreIsBetter: true),
            new Measure("facts meant", Share(Cases.Sum(one => one.FactsMeant), Cases.Sum(one => one.Facts)), MoreIsBetter: true),
            new Measure("language", Average(one => one.Language), MoreIsBetter: true),
            new Measure("words a message", Average(one => one.MeanWords), MoreIsBetter: false),
            new Measure("turns", Average(one => one.Turns), MoreIsBetter: false),
            new Measure("judge", Average(one => one.Judge), MoreIsBetter: true),
        }.Where(measure => measure.Value is not null),
    ];

    private double? Average(Func<CaseScore, double?> of) => Cases.Select(of).Where(value => value is not null).ToList() is { Count: > 0 } values ? values.Average() : null;

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
