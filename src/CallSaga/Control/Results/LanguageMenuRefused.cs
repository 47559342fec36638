namespace CallCenter.CallSaga.Control.Results;

/// <summary>Event: the language menu could not be played. Published by call control to the call saga; may come twice.</summary>
public sealed record LanguageMenuRefused
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Which playing of the menu, from 1.</summary>
    public required int Attempt { get; init; }
}
