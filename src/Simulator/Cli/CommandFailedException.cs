namespace CallCenter.Simulator.Cli;

/// <summary>The command cannot go on; the message is the one line the person sees.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
