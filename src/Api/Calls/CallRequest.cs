using System.Text.Json.Serialization;

namespace CallCenter.Api.Calls;

/// <summary>The body of <c>POST /call</c> as far as it could be read; what is absent comes from configuration.</summary>
internal sealed record CallRequest
{
    /// <summary>Whom to call, E.164. Required.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Company the assistant speaks for.</summary>
    public string? BotCompany { get; init; }

    /// <summary>Name the assistant gives itself.</summary>
    public string? BotName { get; init; }

    /// <summary>Where a caller who wants a human is transferred to, E.164.</summary>
    public string? AgentPhoneNumber { get; init; }

    /// <summary>What the assistant is to achieve, in plain words.</summary>
    public string? Task { get; init; }

    /// <summary>Facts to collect, in the order in which to ask for them.</summary>
    public IReadOnlyList<ClaimFieldRequest>? Claim { get; init; }

    /// <summary>Languages of the call.</summary>
    public LanguagesRequest? Lang { get; init; }

    /// <summary>Speaking rate, 0.75 to 1.25.</summary>
    public double? ProsodyRate { get; init; }

    /// <summary>What leads the talk: <c>cascade</c> or <c>realtime</c>.</summary>
    // Left out where absent: the hash of a request that was made before there was a choice stays what it was.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Engine { get; init; }
}
