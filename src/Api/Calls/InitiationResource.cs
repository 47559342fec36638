using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Api.Calls;

/// <summary>The settings a call started with, as the REST API shows them; fit to be posted again.</summary>
internal sealed record InitiationResource
{
    /// <summary>The caller's or callee's number.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Company the assistant speaks for.</summary>
    public required string BotCompany { get; init; }

    /// <summary>Name the assistant gives itself.</summary>
    public required string BotName { get; init; }

    /// <summary>Where a caller who wants a human is transferred to.</summary>
    public required string AgentPhoneNumber { get; init; }

    /// <summary>What the assistant is to achieve.</summary>
    public required string Task { get; init; }

    /// <summary>Facts to collect, without those that every claim has.</summary>
    public required IReadOnlyList<ClaimField> Claim { get; init; }

    /// <summary>Languages of the call.</summary>
    public required LanguagesResource Lang { get; init; }

    /// <summary>Speaking rate, 0.75 to 1.25.</summary>
    public required double ProsodyRate { get; init; }

    /// <summary>What leads the talk.</summary>
    public required CallEngine Engine { get; init; }

    public static InitiationResource From(CallInitiation initiation) => new()
    {
        PhoneNumber = initiation.PhoneNumber.Value,
        BotCompany = initiation.BotCompany,
        BotName = initiation.BotName,
        AgentPhoneNumber = initiation.AgentPhoneNumber.Value,
        Task = initiation.Task,
        Claim = initiation.Claim,
        Lang = new LanguagesResource(initiation.DefaultLanguage, initiation.Languages),
        ProsodyRate = initiation.ProsodyRate,
        Engine = initiation.Engine,
    };
}
