namespace CallCenter.Platform.Configuration.Variants;

/// <summary>A value that part of the callers get.</summary>
/// <param name="Text">As it is written in the configuration, which is what is recorded on calls.</param>
/// <param name="Value">As the flag has it.</param>
/// <param name="Percent">How many of a hundred callers get it.</param>
internal sealed record FlagVariant(string Text, object Value, decimal Percent);
