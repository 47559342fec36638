using System.CommandLine;
using System.CommandLine.Help;
using CallCenter.MediaEdge.Journal;
using CallCenter.Platform.Configuration;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary><c>replay CALL_ID</c>: runs the media sessions of a call again from their journals and tells whether they went exactly as recorded.</summary>
internal sealed class ReplayCommand
{
    /// <summary>Exit code where a session went otherwise, or its journal was changed.</summary>
    public const int Differs = 1;

    private readonly Argument<Guid?> call = new("call") { Description = "Id of the call.", Arity = ArgumentArity.ZeroOrOne, CustomParser = TypedIds.Call };
    private readonly Option<string?> file = new("--from-file") { Description = "This journal, instead of those of a call.", HelpName = "FILE" };
    private readonly Option<string?> folder = new("--folder") { Description = "Folder of the journals (default: as configured, else journals in the data folder).", HelpName = "FOLDER" };
    private readonly Option<string?> config = new("--config") { Description = "Configuration file (default: config.yaml, where there is one).", HelpName = "FILE" };
    private readonly Option<bool> trace = new("--trace") { Description = "Tell everything that happens, with its time." };
    private readonly Option<bool> showText = new("--show-text") { Description = "Show what was said; otherwise only how long it was." };
    private readonly Option<bool> json = new("--json") { Description = "Write JSON." };
    private readonly IAnsiConsole console;
    private readonly bool terminal;
    private readonly TextWriter errors;

    private ReplayCommand(IAnsiConsole console, bool terminal, TextWriter errors) =>
        (this.console, this.terminal, this.errors) = (console, terminal, errors);

    /// <summary>Carries out a command line that begins with <c>replay</c>.</summary>
    /// <returns>0: exactly as recorded, as far as the journals go; 1: not; 2: could not be carried out.</returns>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, bool terminal, TextWriter errors)
    {
        return await TypedCommand.RunAsync(
            new Command("./callcenter") { new HelpOption(), new ReplayCommand(console, terminal, errors).Create() },
            args,
            new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = errors });
    }

    private Command Create()
    {
        var command = new Command("replay", "Run a call again from its journal, and tell whether everything goes exactly as it went.")
        {
            call, file, folder, config, trace, showText, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(call) is { Tokens.Count: > 0 } == result.GetResult(file) is not null)
                result.AddError("Name one call by its id, or a journal with --from-file.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await ReplayAsync(parsed, cancellationToken);
            }
            catch (Exception failure) when (failure is CommandFailedException or JournalException or ConfigurationException or IOException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync(failure.Message);
                return (failure as CommandFailedException)?.ExitCode ?? ExitCode.NotDone;
            }
        });
        return command;
    }

    private async Task<int> ReplayAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var view = new ReplayView(console, terminal && !parsed.GetValue(json), parsed.GetValue(showText));
        var reports = new List<ReplayReport>();
        var lines = new List<TraceLine>();
        foreach (var path in Journals(parsed))
        {
            Action<TraceLine>? tell = !parsed.GetValue(trace) ? null : parsed.GetValue(json) ? lines.Add : view.Trace;
            var journal = await File.ReadAllBytesAsync(path, cancellationToken);
            try
            {
                reports.Add(await view.WatchAsync(quiet: tell is not null, progress => CallReplay.RunAsync(journal, tell, progress, cancellationToken)));
            }
            catch (JournalException refused)
            {
                throw new CommandFailedException($"{path}: {refused.Message}");
            }
        }

        if (parsed.GetValue(json))
            view.Json(reports, parsed.GetValue(trace) ? lines : null);
        else
            view.Show(reports);
        return reports.TrueForAll(report => report.IsExact) ? ExitCode.Done : Differs;
    }

    private IReadOnlyList<string> Journals(ParseResult parsed)
    {
        if (parsed.GetValue(file) is { } one)
            return [one];
        var path = parsed.GetValue(folder) ?? Configured(parsed.GetValue(config));
        var journals = JournalFiles.Of(path, parsed.GetValue(call)!.Value);
        return journals.Count > 0 ? journals : throw new CommandFailedException(
            $"There is no journal of this call in {path}. Journals are kept where journal.enabled is true, on the machine of the edge that held the call.");
    }

    private static string Configured(string? configFile)
    {
        var settings = LocalConfiguration.Read(new LocalSettings { ConfigFile = configFile });
        return JournalFiles.FolderOf(settings["journal:folder"], settings["CALLCENTER_DATA"] ?? settings["database:data_folder"] ?? new DatabaseOptions().DataFolder);
    }
}
