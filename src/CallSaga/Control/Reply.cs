namespace CallCenter.CallSaga.Control;

/// <summary>What the telephone service answered: one of the two is null.</summary>
/// <param name="Body">What it did.</param>
/// <param name="Refusal">Why it did not.</param>
internal readonly record struct Reply<T>(T? Body, Refusal? Refusal)
    where T : class;
