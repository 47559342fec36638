namespace CallCenter.Simulator.Evaluation;

/// <summary>Conversations that a model is to be measured on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Cases">At least one; each plays a scenario of its own.</param>
internal sealed record Suite(string Name, IReadOnlyList<SuiteCase> Cases);
