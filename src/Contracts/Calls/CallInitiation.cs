using CallCenter.Contracts.Conversation;

namespace CallCenter.Contracts.Calls;

/// <summary>What a call is about and how it is led: the settings a call starts with, defaults already applied.</summary>
public sealed record CallInitiation
{
    /// <summary>The caller's or callee's number.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>Company the assistant speaks for.</summary>
    public required string BotCompany { get; init; }

    /// <summary>Name the assistant gives itself.</summary>
    public required string BotName { get; init; }

    /// <summary>Where a caller who wants a human is transferred to.</summary>
    public required PhoneNumber AgentPhoneNumber { get; init; }

    /// <summary>What the assistant is to achieve, in plain words.</summary>
    public required string Task { get; init; }

    /// <summary>The facts to collect, in the order in which to ask for them; without the <c>caller_*</c> fields, which always exist.</summary>
    public required IReadOnlyList<ClaimField> Claim { get; init; }

    /// <summary>Short codes the caller may choose from, for example <c>fr-FR</c>; one code means that no choice is offered.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Short code spoken until the caller chooses another; one of <see cref="Languages"/>.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Speaking rate relative to the voice's own.</summary>
    /// <value>0.75 to 1.25, default 1.</value>
    public required double ProsodyRate { get; init; }

    /// <summary>What leads the talk.</summary>
    /// <value>Default <see cref="CallEngine.Cascade"/>, as in calls from before there was a choice.</value>
    public CallEngine Engine { get; init; }
}
