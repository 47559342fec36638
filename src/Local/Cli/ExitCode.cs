namespace CallCenter.Local.Cli;

/// <summary>Exit codes of commands to the running product.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>There is no such thing.</summary>
    public const int NotThere = 1;

    /// <summary>The command could not be carried out: wrong usage, product not reachable, not allowed.</summary>
    public const int NotDone = 2;
}
