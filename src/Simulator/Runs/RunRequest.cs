namespace CallCenter.Simulator.Runs;

/// <summary>Body of <c>POST /simulator/runs</c>: which scenarios to play, how often and how fast.</summary>
internal sealed record RunRequest
{
    /// <summary>Names of scenarios the simulator knows.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Further scenarios, as text.</summary>
    public IReadOnlyList<InlineScenario> Inline { get; init; } = [];

    /// <summary>How often each scenario is played.</summary>
    /// <value>1 to 10,000, default 1.</value>
    public int Repeat { get; init; } = 1;

    /// <summary>How many times faster than real time; <see langword="null"/> for what each scenario says.</summary>
    /// <value>0.1 to 100.</value>
    public double? Speed { get; init; }

    /// <summary>A load: so many calls in all, the scenarios taking turns, started evenly over <see cref="RampMs"/> and not waiting for one another.</summary>
    /// <value>1 to 10,000; <see langword="null"/> for no load.</value>
    public int? Calls { get; init; }

    /// <summary>Time over which the calls of a load are started, in real milliseconds.</summary>
    public int RampMs { get; init; }

    /// <summary>How many calls may run at once when it is no load.</summary>
    /// <value>1 to 1,000, default 4.</value>
    public int Parallel { get; init; } = 4;

    /// <summary>Base URL of the product; <see langword="null"/> for the one the simulator was configured with.</summary>
    public string? ApiUrl { get; init; }

    /// <summary>Says what is wrong with the request, or <see langword="null"/>.</summary>
    public string? Fault() => this switch
    {
        { Scenarios: null } or { Inline: null } => "scenarios and inline must be lists",
        { Scenarios.Count: 0, Inline.Count: 0 } => "name at least one scenario",
        _ when Scenarios.Any(name => name is null) || Inline.Any(scenario => scenario?.Yaml is null) => "scenarios and inline must not hold null",
        { Repeat: < 1 or > 10_000 } => "repeat must be from 1 to 10000",
        { Speed: < 0.1 or > 100 } => "speed must be from 0.1 to 100",
        { Calls: < 1 or > 10_000 } => "calls must be from 1 to 10000",
        { Calls: null } when (long)(Scenarios.Count + Inline.Count) * Repeat > 10_000 => "scenarios times repeat must not be above 10000",
        { RampMs: < 0 or > 3_600_000 } => "ramp_ms must be from 0 to 3600000",
        { Parallel: < 1 or > 1000 } => "parallel must be from 1 to 1000",
        { ApiUrl: { } url } when !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => "api_url must be an http or https URL",
        _ => null,
    };
}

/// <summary>A scenario sent along.</summary>
/// <param name="Source">Where it comes from, for messages.</param>
/// <param name="Yaml">Its text.</param>
internal sealed record InlineScenario(string Source, string Yaml);
