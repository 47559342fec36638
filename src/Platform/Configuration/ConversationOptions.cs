using System.ComponentModel.DataAnnotations;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What a call is about unless it says otherwise (<c>conversation.initiate</c>).</summary>
[Section("conversation:initiate")]
public sealed class ConversationOptions : ICheckedSettings
{
    /// <summary>Where a caller who wants a human is transferred to.</summary>
    [Required]
    public PhoneNumber AgentPhoneNumber { get; set; }

    /// <summary>Company the assistant speaks for.</summary>
    [Required]
    public string BotCompany { get; set; } = "";

    /// <summary>Name the assistant gives itself.</summary>
    [Required]
    public string BotName { get; set; } = "";

    /// <summary>What the assistant is to achieve, in plain words.</summary>
    public string Task { get; set; } =
        "Help the caller report a claim to their insurance. They most likely call because something covered by their policy went wrong, "
        + "but make sure. Collect every fact of the claim that they can give; the call is done when nothing relevant is missing.";

    /// <summary>The facts to collect, in the order in which to ask for them. The fields <c>caller_name</c>, <c>caller_email</c> and <c>caller_phone</c> always exist.</summary>
    /// <value>By default the facts of an insurance claim.</value>
    public List<ClaimFieldOptions> Claim { get; set; } = ClaimFieldOptions.OfAnInsuranceClaim();

    /// <summary>Languages that are spoken.</summary>
    public LanguageOptions Lang { get; set; } = new();

    /// <summary>Speaking rate relative to the voice's own.</summary>
    /// <value>0.75 to 1.25, default 1.</value>
    [Range(0.75, 1.25)]
    public double ProsodyRate { get; set; } = 1;

    /// <summary>IANA name of the callers' time zone, for example <c>Europe/Paris</c>: "tomorrow at nine" is meant in it.</summary>
    /// <value>Default <c>UTC</c>.</value>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>What leads the talk; <see cref="CallEngine.Realtime"/> needs <c>llm.realtime</c>.</summary>
    /// <value>Default <see cref="CallEngine.Cascade"/>.</value>
    public CallEngine Engine { get; set; } = CallEngine.Cascade;

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            report("time_zone", $"'{TimeZone}' is no known time zone, expected a name such as Europe/Paris");
        var names = ClaimField.OfEveryClaim.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Claim.Count; i++)
        {
            if (Claim[i].Name is { Length: > 0 } name && !names.Add(name))
                report($"claim:{i}:name", $"'{name}' is there twice, expected names that differ from one another and from the caller_… fields");
        }
    }
}
