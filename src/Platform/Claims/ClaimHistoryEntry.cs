using CallCenter.Platform.Persistence;

namespace CallCenter.Platform.Claims;

/// <summary>A change of one fact.</summary>
/// <param name="Cause">The row that brought it about; the one of a new claim empties several facts.</param>
/// <param name="Field">The fact.</param>
/// <param name="Before">What it was; null where it was not known.</param>
/// <param name="After">What it became; null where a new claim emptied it.</param>
public sealed record ClaimHistoryEntry(ClaimChangeRecord Cause, string Field, string? Before, string? After)
{
    /// <summary>Whether a new claim began, and not a fact was written down.</summary>
    public bool IsNewClaim => Cause.Field is null;
}
