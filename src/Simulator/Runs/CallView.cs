using System.Text.Json;
using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>The product's call resource, as far as verdicts look at it. Whatever else it holds is kept in <see cref="Json"/>.</summary>
internal sealed record CallView
{
    /// <summary>Id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The call is not over yet.</summary>
    public required bool InProgress { get; init; }

    /// <summary>State of the call.</summary>
    public string? State { get; init; }

    /// <summary>Why it ended.</summary>
    public string? CloseReason { get; init; }

    /// <summary>Language of the conversation.</summary>
    public string? LangShortCode { get; init; }

    /// <summary>Values of the claim fields.</summary>
    public IReadOnlyDictionary<string, JsonElement> Claim { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The conversation.</summary>
    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    /// <summary>The next action.</summary>
    public NextView? Next { get; init; }

    /// <summary>Reminders made.</summary>
    public IReadOnlyList<JsonElement> Reminders { get; init; } = [];

    /// <summary>The summary.</summary>
    public SynthesisView? Synthesis { get; init; }

    /// <summary>The whole resource as text.</summary>
    public string Json { get; init; } = "";

    /// <summary>Reads the resource.</summary>
    /// <exception cref="JsonException">It is not of that shape.</exception>
    public static CallView Parse(string json)
        => (JsonSerializer.Deserialize<CallView>(json, CallersJson.Options) ?? throw new JsonException("The call resource is null.")) with { Json = json };

    /// <summary>Text of a claim value; <see langword="null"/> when there is none.</summary>
    public string? ClaimValue(string field) => Claim.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}

/// <summary>A message of the conversation.</summary>
internal sealed record MessageView(DateTimeOffset CreatedAt, string Action, string Content, string Persona)
{
    /// <summary>Tools that were used with it.</summary>
    public IReadOnlyList<ToolCallView> ToolCalls { get; init; } = [];
}

/// <summary>A use of a tool.</summary>
internal sealed record ToolCallView(string FunctionName);

/// <summary>What to do next.</summary>
internal sealed record NextView(string Action, string? Justification);

/// <summary>The summary of a call.</summary>
internal sealed record SynthesisView(string? Short, string? Long, string? Satisfaction);
