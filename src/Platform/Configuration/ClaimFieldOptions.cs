using System.ComponentModel.DataAnnotations;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Platform.Configuration;

/// <summary>A fact to collect, as configured.</summary>
public sealed class ClaimFieldOptions
{
    /// <summary>Key of the fact, for example <c>first_seen</c>.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>What a value must look like.</summary>
    [Required]
    public ClaimFieldType Type { get; set; }

    /// <summary>What is meant, in plain words for the model.</summary>
    public string? Description { get; set; }

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
}
