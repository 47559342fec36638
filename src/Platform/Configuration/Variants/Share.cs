namespace CallCenter.Platform.Configuration.Variants;

/// <summary>A value that part of the callers get.</summary>
/// <typeparam name="T">What is on trial.</typeparam>
/// <param name="Name">What is recorded on the calls that get it.</param>
/// <param name="Value">The value.</param>
/// <param name="Percent">How many of a hundred callers get it.</param>
internal sealed record Share<T>(string Name, T Value, decimal Percent);
