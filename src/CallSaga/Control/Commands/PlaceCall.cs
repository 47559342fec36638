using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: dial a number. Answered by <see cref="Results.CallPlaced"/> or <see cref="Results.CallPlacementFailed"/>. Sent by the call saga to call control; may come twice.</summary>
public sealed record PlaceCall
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Whom to dial.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>Shown to the callee, where the network carries it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Whether the audio streams as soon as the line is connected; false where the language menu comes first.</summary>
    public required bool StreamAtOnce { get; init; }
}
