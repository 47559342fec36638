namespace CallCenter.Local.Cli;

/// <summary>The command cannot go on; the message is the one line the person sees.</summary>
internal sealed class CommandFailedException(string message, int exitCode = ExitCode.NotDone) : Exception(message)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;
}
