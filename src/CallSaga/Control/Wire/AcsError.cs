namespace CallCenter.CallSaga.Control.Wire;

/// <summary>The body of a refusal.</summary>
internal sealed record AcsErrorBody(AcsError? Error);

/// <summary>Why; the code is text, often the service's numeric detail code.</summary>
internal sealed record AcsError(string? Code);
