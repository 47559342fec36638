namespace CallCenter.Platform.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">Where: keys from the root, separated by dots, for example <c>llm.fast.endpoint</c>.</param>
/// <param name="Message">What is wrong and what was expected; never holds a secret.</param>
public sealed record ConfigurationProblem(string Key, string Message);
