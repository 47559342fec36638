using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Reports;

/// <summary>A fact of a claim and whether it is known.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Value">Its value; null while it is missing.</param>
internal sealed record ClaimRow(ClaimField Field, string? Value)
{
    /// <summary>All facts of a call: its own in the order of asking, then those that every claim has.</summary>
    public static IReadOnlyList<ClaimRow> Of(CallState call, ConversationRecord? conversation) =>
        [.. call.Initiation.Claim.Concat(ClaimField.OfEveryClaim).Select(field => new ClaimRow(field, conversation?.Claim.GetValueOrDefault(field.Name)))];
}
