using CallCenter.Local.Cli;
using Spectre.Console;

namespace CallCenter.EndToEnd;

/// <summary><c>./callcenter export</c> as one types it.</summary>
internal static class ExportRun
{
    /// <summary>Runs it and returns what it told.</summary>
    public static async Task<(int ExitCode, string Told)> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 40; // Narrower than what is told, which is one line all the same.
        var exitCode = await ExportCommand.RunAsync(args, console, terminal: false, output);
        return (exitCode, output.ToString());
    }
}
