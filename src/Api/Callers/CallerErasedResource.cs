using CallCenter.Contracts.Calls;
using CallCenter.Platform.Housekeeping;

namespace CallCenter.Api.Callers;

/// <summary>What was erased of a phone number.</summary>
internal sealed record CallerErasedResource
{
    /// <summary>The number.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>How much of what.</summary>
    public required RemovedResource Removed { get; init; }

    /// <summary>Ids of the recordings of the erased calls, which are still in the container that the telephone service wrote them to.</summary>
    public required IReadOnlyList<string> Recordings { get; init; }

    public static CallerErasedResource From(PhoneNumber number, CallerErasureOutcome outcome) => new()
    {
        PhoneNumber = number.Value,
        Removed = RemovedResource.From(outcome.Erased),
        Recordings = outcome.Recordings,
    };
}
