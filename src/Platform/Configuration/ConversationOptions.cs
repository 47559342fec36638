using System.ComponentModel.DataAnnotations;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What a call is about unless it says otherwise (<c>conversation.initiate</c>).</summary>
[Section("conversation:initiate")]
public sealed class ConversationOptions : ICheckedSettings
{
    /// <summary>Characters that a name may have, in <c>POST /call</c> too.</summary>
    public const int LongestName = 200;

    /// <summary>Characters that a task may have.</summary>
    public const int LongestTask = 8_000;

    /// <summary>Facts that may be asked for.</summary>
    public const int MostFields = 100;

    /// <summary>Where a caller who wants a human is transferred to.</summary>
    [Required]
    public PhoneNumber AgentPhoneNumber { get; set; }

    /// <summary>Company the assistant speaks for.</summary>
    /// <value>200 characters at most.</value>
    [Required, MaxLength(LongestName)]
    public string BotCompany { get; set; } = "";

    /// <summary>Name the assistant gives itself.</summary>
    /// <value>200 characters at most.</value>
    [Required, MaxLength(LongestName)]
    public string BotName { get; set; } = "";

    /// <summary>What the assistant is to achieve, in plain words.</summary>
    /// <value>8,000 characters at most.</value>
    [MaxLength(LongestTask)]
    public string Task { get; set; } =
        "Help the caller report a claim to their insurance. They most likely call because something covered by their policy went wrong, "
        + "but make sure. Collect every fact of the claim that they can give; the call is done when nothing relevant is missing.";

    /// <summary>The facts to collect, in the order in which to ask for them. The fields <c>caller_name</c>, <c>caller_email</c> and <c>caller_phone</c> always exist.</summary>
    /// <value>100 at most; by default the facts of an insurance claim.</value>
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
        if (Claim.Count > MostFields)
            report("claim", $"has {Claim.Count} fields, expected {MostFields} at most");
        for (var i = 0; i < Claim.Count; i++)
        {
            if (Claim[i].Name is not { Length: > 0 } name)
                continue;
            if (!ClaimFieldOptions.IsName(name))
                report($"claim:{i}:name", $"'{name}' will not do, expected {ClaimFieldOptions.FormOfNames}");
            else if (!names.Add(name))
                report($"claim:{i}:name", $"'{name}' is there twice, expected names that differ from one another and from the caller_… fields");
        }
    }
}
