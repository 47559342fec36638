using System.Globalization;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Reports;

/// <summary>A fact of a claim and whether it is known.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Value">Its value; null while it is missing.</param>
internal sealed record ClaimRow(ClaimField Field, string? Value)
{
    /// <summary>The value as one reads it: an instant as date and time where it was meant, anything else as it is.</summary>
    public string? Shown => Field.Type is ClaimFieldType.Datetime && DateTimeOffset.TryParse(Value, CultureInfo.InvariantCulture, out var instant)
        ? instant.ToString("d MMM yyyy, HH:mm (zzz)", CultureInfo.InvariantCulture)
        : Value;

    /// <summary>
    /// The facts of a call: its own in the order of asking, then those that every claim has and that came up. What nobody asked for is not missing.
    /// </summary>
    public static IReadOnlyList<ClaimRow> Of(CallState call, ConversationRecord? conversation) =>
    [
        .. call.Initiation.Claim.Select(field => new ClaimRow(field, conversation?.Claim.GetValueOrDefault(field.Name))),
        .. ClaimField.OfEveryClaim.Select(field => new ClaimRow(field, conversation?.Claim.GetValueOrDefault(field.Name))).Where(row => row.Value is not null),
    ];
}
