using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Import;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary><c>knowledge import|list|search|remove</c>: the local index of what the assistant can look up. A running product sees every change at once.</summary>
internal sealed class KnowledgeCommand
{
    private readonly Option<string?> config = new("--config") { Description = "Configuration file (default: config.yaml, where there is one)", HelpName = "FILE", Recursive = true };
    private readonly Option<bool> json = new("--json") { Description = "Write JSON.", Recursive = true };
    private readonly Option<bool> skipBad = new("--skip-bad") { Description = "Import the good lines of a file that has bad ones." };
    private readonly Argument<string[]> files = new("FILE") { Description = "JSONL, CSV or Markdown.", Arity = ArgumentArity.OneOrMore };
    private readonly Argument<string[]> ids = new("ID") { Description = "Ids of documents.", Arity = ArgumentArity.OneOrMore };
    private readonly Argument<string[]> query = new("QUERY") { Description = "What a caller might ask.", Arity = ArgumentArity.OneOrMore };
    private readonly IAnsiConsole console;
    private readonly bool terminal;
    private readonly TextWriter errors;

    private KnowledgeCommand(IAnsiConsole console, bool terminal, TextWriter errors) =>
        (this.console, this.terminal, this.errors) = (console, terminal, errors);

    /// <summary>Carries out a command line that begins with <c>knowledge</c>; see <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, bool terminal, TextWriter errors)
    {
        return await TypedCommand.RunAsync(
            new Command("./callcenter") { new HelpOption(), new KnowledgeCommand(console, terminal, errors).Create() },
            args,
            new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = errors });
    }

    private Command Create() => new("knowledge", "What the assistant can look up: the index in the data folder.")
    {
        Acting(new Command("import", "Import documents; one with the id of an earlier one replaces it.") { files, skipBad }, ImportAsync),
        Acting(new Command("list", "List all documents."), (parsed, knowledge, _) => Task.FromResult(Show(parsed, knowledge.List()))),
        Acting(new Command("search", "Search as the assistant does.") { query }, async (parsed, knowledge, cancellationToken) =>
            Show(parsed, await knowledge.SearchAsync(string.Join(' ', parsed.GetValue(query)!), cancellationToken))),
        Acting(new Command("remove", "Remove documents.") { ids }, (parsed, knowledge, _) => Task.FromResult(Remove(parsed, knowledge))),
        config,
        json,
    };

    private Command Acting(Command command, Func<ParseResult, LocalKnowledge, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                await using var services = Services(parsed.GetValue(config));
                if (services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AiSearchOptions>>().Value.Endpoint is not null)
                    throw new KnowledgeException("ai_search.endpoint is set: the assistant looks things up in Azure AI Search, not in the local index");
                return await act(parsed, services.GetRequiredService<LocalKnowledge>(), cancellationToken);
            }
            catch (Exception failure) when (failure is KnowledgeException or ConfigurationException or DataFolderException)
            {
                await errors.WriteLineAsync(Printable.Lines(failure.Message));
                return ExitCode.NotDone;
            }
        });
        return command;
    }

    private static ServiceProvider Services(string? configFile)
    {
        var configuration = LocalConfiguration.Read(new LocalSettings { ConfigFile = configFile }, "ai_search");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSettings<AiSearchOptions>();
        services.AddSettings<LlmOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHybridCache();
        services.AddKnowledge();
        return services.BuildServiceProvider();
    }

    private async Task<int> ImportAsync(ParseResult parsed, LocalKnowledge knowledge, CancellationToken cancellationToken)
    {
        var reader = new KnowledgeReader(TimeProvider.System);
        foreach (var file in parsed.GetValue(files)!)
            reader.Read(file);
        foreach (var bad in reader.BadLines)
            await errors.WriteLineAsync(Printable.Lines(bad.ToString()));
        var refused = reader.BadLines.Count > 0 && !parsed.GetValue(skipBad);
        if (!refused && reader.Documents.Count > 0)
            await WithProgressAsync(reader.Documents.Count, () => knowledge.ImportAsync(reader.Documents, cancellationToken), parsed);
        var imported = refused ? 0 : reader.Documents.Count;
        if (parsed.GetValue(json))
            WriteJson(new { imported, bad = reader.BadLines.Select(bad => new { file = bad.File, line = bad.Line, problem = bad.Problem }), documents = knowledge.Count });
        else if (refused)
            await errors.WriteLineAsync(reader.Documents.Count == 0
                ? $"Nothing was imported: {Count(reader.BadLines.Count, "bad line")} and no good one."
                : $"Nothing was imported: {Count(reader.BadLines.Count, "bad line")}. Mend what is bad, or import the {Count(reader.Documents.Count, "good document")} with --skip-bad.");
        else
            WriteLine($"{Count(imported, "document")} imported, {Count(reader.BadLines.Count, "bad line")} skipped; {(knowledge.Count == 1 ? "there is 1" : $"there are {knowledge.Count}")} now.");
        return refused ? ExitCode.NotDone : ExitCode.Done;
    }

    private Task WithProgressAsync(int documents, Func<Task> import, ParseResult parsed) => terminal && !parsed.GetValue(json)
        ? console.Status().StartAsync($"Importing {Count(documents, "document")} …", _ => import())
        : import();

    private int Show(ParseResult parsed, IReadOnlyList<KnowledgeDocument> documents)
    {
        if (parsed.GetValue(json))
        {
            WriteJson(documents);
            return ExitCode.Done;
        }

        foreach (var document in documents)
            WriteLine(Printable.OneLine($"{document.Id}\t{document.FilePath}\t{document.Question ?? document.Answer}"));
        if (documents.Count == 0)
            WriteLine("Nothing.");
        return ExitCode.Done;
    }

    private int Remove(ParseResult parsed, LocalKnowledge knowledge)
    {
        var removed = knowledge.Remove(parsed.GetValue(ids)!);
        if (parsed.GetValue(json))
            WriteJson(new { removed });
        else
            WriteLine($"{Count(removed, "document")} removed.");
        return removed > 0 ? ExitCode.Done : ExitCode.NotThere;
    }

    private static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";

    private void WriteJson<T>(T value) => WriteLine(JsonSerializer.Serialize(value, JsonView.Readable));

    private void WriteLine(string text) => console.Profile.Out.Writer.WriteLine(text);
}
