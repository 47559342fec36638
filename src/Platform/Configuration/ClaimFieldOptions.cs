using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Platform.Configuration;

/// <summary>A fact to collect, as configured.</summary>
public sealed partial class ClaimFieldOptions
{
    /// <summary>What a name looks like, in words.</summary>
    public const string FormOfNames = "1 to 64 letters, digits and underscores that start with a letter";

    /// <summary>Characters that a description may have.</summary>
    public const int LongestDescription = 1_000;

    /// <summary>Key of the fact, for example <c>first_seen</c>.</summary>
    /// <value>1 to 64 letters, digits and underscores that start with a letter.</value>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>What a value must look like.</summary>
    [Required]
    public ClaimFieldType Type { get; set; }

    /// <summary>What is meant, in plain words for the model.</summary>
    /// <value>1,000 characters at most.</value>
    [MaxLength(LongestDescription)]
    public string? Description { get; set; }

    /// <summary>Whether a fact may have this name, which the model sees as a key of a tool, one line per field.</summary>
    public static bool IsName(string name) => NameForm().IsMatch(name);

    internal static List<ClaimFieldOptions> OfAnInsuranceClaim() =>
    [
        new() { Name = "incident_datetime", Type = ClaimFieldType.Datetime, Description = "When it happened" },
        new() { Name = "incident_description", Type = ClaimFieldType.Text, Description = "What happened" },
        new() { Name = "incident_location", Type = ClaimFieldType.Text, Description = "Where it happened" },
        new() { Name = "injuries", Type = ClaimFieldType.Text, Description = "Who was hurt, and how" },
        new() { Name = "involved_parties", Type = ClaimFieldType.Text, Description = "Who else was involved" },
        new() { Name = "medical_records", Type = ClaimFieldType.Text, Description = "Medical records about it" },
        new() { Name = "policy_number", Type = ClaimFieldType.Text, Description = "Number of the caller's policy" },
        new() { Name = "pre_existing_damages", Type = ClaimFieldType.Text, Description = "What was damaged before" },
        new() { Name = "witnesses", Type = ClaimFieldType.Text, Description = "Who saw it" },
    ];

    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd}_]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NameForm();
}
