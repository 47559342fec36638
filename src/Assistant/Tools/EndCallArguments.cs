namespace CallCenter.Assistant.Tools;

/// <summary>Hang up. Use it when the caller has nothing more to say or wants to end the call. Say goodbye in the same message, before calling it.</summary>
internal sealed record EndCallArguments;
