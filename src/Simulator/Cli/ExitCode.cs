namespace CallCenter.Simulator.Cli;

/// <summary>Exit codes of the command line.</summary>
internal static class ExitCode
{
    /// <summary>All is good.</summary>
    public const int Good = 0;

    /// <summary>A verdict is bad.</summary>
    public const int BadVerdict = 1;

    /// <summary>The command could not be carried out: wrong input, system not running.</summary>
    public const int NotDone = 2;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command; what stops it becomes one line on the error stream.</summary>
    public static async Task<int> OfAsync(Func<Task<int>> command, TextWriter error)
    {
        try
        {
            return await command();
        }
        catch (CommandFailedException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return NotDone;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }
}
