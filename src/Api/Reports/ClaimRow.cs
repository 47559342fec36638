using System.Globalization;
using CallCenter.Api.Calls;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Api.Reports;

/// <summary>A fact of a claim and whether it is known.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Value">Its value; null while it is missing.</param>
/// <param name="IsAsked">Whether it is a fact to ask for, not one that merely comes up.</param>
/// <param name="History">How it came to be what it is, oldest change first.</param>
internal sealed record ClaimRow(ClaimField Field, string? Value, bool IsAsked, IReadOnlyList<ClaimChangeView> History)
{
    /// <summary>The value as one reads it.</summary>
    public string? Shown => Show(Value);

    /// <summary>Whether it is one of the facts that are counted. What nobody asked for is not missing.</summary>
    public bool Counts => IsAsked || Value is not null;

    /// <summary>The change that made the value what it is; null while it is missing, and where that is not known.</summary>
    public ClaimChangeView? Origin => Value is not null && History is [.., var last] ? last : null;

    /// <summary>Changes that were overtaken: all but the one that the value comes from.</summary>
    public IReadOnlyList<ClaimChangeView> Overtaken => Origin is null ? History : [.. History.SkipLast(1)];

    /// <summary>
    /// The facts of a call: its own in the order of asking, then those that every claim has and that came up at any time.
    /// </summary>
    public static IReadOnlyList<ClaimRow> Of(CallView view) =>
    [
        .. view.Call.Initiation.Claim.Select(field => Of(view, field, isAsked: true)),
        .. ClaimField.OfEveryClaim.Select(field => Of(view, field, isAsked: false)).Where(row => row.Value is not null || row.History.Count > 0),
    ];

    /// <summary>Any value of this fact as one reads it: an instant as date and time where it was meant, anything else as it is.</summary>
    public string? Show(string? value) => Field.Type is ClaimFieldType.Datetime && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var instant)
        ? instant.ToString("d MMM yyyy, HH:mm (zzz)", CultureInfo.InvariantCulture)
        : value;

    private static ClaimRow Of(CallView view, ClaimField field, bool isAsked) => new(
        field,
        view.Conversation?.Claim.GetValueOrDefault(field.Name),
        isAsked,
        [.. view.ClaimHistory.Where(change => string.Equals(change.Field, field.Name, StringComparison.Ordinal))]);
}
