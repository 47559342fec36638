using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Scenarios;

/// <summary>One simulated call: who calls whom, how the person behaves, and what a correct product makes of it. Read from YAML, see <c>docs/scenarios.md</c>.</summary>
internal sealed record Scenario
{
    /// <summary>Unique name, lower case with dashes.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who dials.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>Language the person speaks, BCP 47.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>How many times faster than real time the call runs unless the run says otherwise.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Seed of every random choice; the n-th repetition uses seed + n.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The person's number, E.164; <see langword="null"/> for a fresh one per run.</summary>
    public string? Number { get; init; }

    /// <summary>Body of <c>POST /call</c> without the phone number; empty for the product's defaults.</summary>
    public JsonObject Call { get; init; } = [];

    /// <summary>What the person's phone does when it rings; outbound only.</summary>
    public RingAnswer Ring { get; init; } = new(RingOutcome.PickUp, TimeSpan.FromSeconds(1.5));

    /// <summary>What the human agent's phone does at a transfer.</summary>
    public AgentPhone Agent { get; init; }

    /// <summary>How the person behaves once connected.</summary>
    public CallerBehaviour Caller { get; init; } = new();

    /// <summary>What must be true after the call.</summary>
    public Expectations Expect { get; init; } = new();
}
