using System.CommandLine;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Local.Cli;

/// <summary>Carries out a command line as it was typed, or tells in one line what is wrong with it.</summary>
internal static class TypedCommand
{
    /// <param name="root">All commands there are, under the name by which they are typed.</param>
    /// <param name="args">The command line.</param>
    /// <param name="configuration">Where output and errors go, and how it is interrupted.</param>
    /// <returns>What the command ends with; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(Command root, string[] args, InvocationConfiguration configuration)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(configuration);
        await configuration.Error.WriteLineAsync(Mistake(parsed));
        return ExitCode.NotDone;
    }

    // What was not understood tells more than what is missing for that reason.
    private static string Mistake(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var unknown, ..])
            return parsed.Errors[0].Message;
        var mistake = parsed.Errors.FirstOrDefault(error => error.Message.Contains($"'{unknown}'", StringComparison.Ordinal)) ?? parsed.Errors[0];
        var typed = unknown.Split('=', ':')[0];
        var meant = Suggestion.For(typed, Known(parsed.CommandResult.Command, options: unknown.StartsWith('-')));
        // What is known but stands in the wrong place is no mistyped word.
        return meant is null || meant.Equals(typed, StringComparison.Ordinal) ? mistake.Message : $"{mistake.Message} Did you mean {meant}?";
    }

    private static IEnumerable<string> Known(Command command, bool options) => options
        ? Above(command).SelectMany(above => above.Options.Where(option => option.Recursive || above == command)).Select(option => option.Name)
        : command.Subcommands.Select(below => below.Name);

    // The command and all that it is under.
    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(Above).Prepend(command);
}
