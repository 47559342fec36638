using Spectre.Console;

namespace CallCenter.Simulator.Cli;

/// <summary>Chooses how to show runs.</summary>
internal static class RunView
{
    /// <summary>A moving bar and a table on a terminal; plain lines where the output goes into a file or a pipe.</summary>
    public static IRunView ForTerminal()
        => Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? new PlainView(Console.Out) : new TerminalView(AnsiConsole.Console);
}
