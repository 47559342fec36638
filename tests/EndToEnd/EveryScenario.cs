using System.Text.Json;
using CallCenter.Local.Cli;
using CallCenter.Testing;
using Spectre.Console;

namespace CallCenter.EndToEnd;

/// <summary>All scenarios that ship, each one judged: what was said, what was heard and what was stored.</summary>
public sealed class EveryScenario(EveryScenario.Played played) : IClassFixture<EveryScenario.Played>
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_ends_as_its_script_expects(string name)
    {
        var result = played.Results[name];

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    [Fact]
    public async Task Every_call_goes_again_exactly_from_its_journals()
    {
        var journals = Directory.GetFiles(played.Journals);
        journals.Length.ShouldBeGreaterThanOrEqualTo(Names.Count / 2);
        foreach (var journal in journals)
        {
            var (exitCode, told) = await ReplayAsync("--from-file", journal, "--show-text");
            exitCode.ShouldBe(0, $"{Path.GetFileName(journal)}{Environment.NewLine}{told}");
            told.ShouldContain("exactly as recorded");
        }
    }

    [Fact]
    public async Task A_call_goes_again_by_its_id_and_tells_its_words_only_where_asked_to()
    {
        var call = played.AnsweredCall;
        var (exitCode, told) = await ReplayAsync(call, "--folder", played.Journals, "--trace", "--json");
        exitCode.ShouldBe(0, told);
        var replayed = JsonDocument.Parse(told).RootElement;
        replayed.GetProperty("exact").GetBoolean().ShouldBeTrue();
        replayed.GetProperty("sessions")[0].GetProperty("call_id").GetString().ShouldBe(call);
        var happened = replayed.GetProperty("trace").EnumerateArray().Select(line => line.GetProperty("happened")).ToList();
        happened.ShouldContain(line => line.GetProperty("what").GetString()!.StartsWith("decided: TakeTurn", StringComparison.Ordinal));
        happened.ShouldAllBe(line => line.GetProperty("words").ValueKind == JsonValueKind.Null);
        (await ReplayAsync(call, "--folder", played.Journals, "--trace")).Told.ShouldContain("--show-text shows them");
        (await ReplayAsync(call, "--folder", Path.Combine(played.Journals, "elsewhere"))).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_report_tells_how_long_answers_took_at_the_callers_ear()
    {
        var report = await played.ReportAsync(played.AnsweredCall);
        report.ShouldContain("At the caller&#x27;s ear");
        report.ShouldContain("class=\"s6\"");
    }

    private static async Task<(int ExitCode, string Told)> ReplayAsync(params string[] line)
    {
        await using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        var exitCode = await ReplayCommand.RunAsync(["replay", .. line], console, terminal: false, output);
        return (exitCode, output.ToString());
    }

    /// <summary>Plays them all once, four times faster than real time: what holds the machine up for a moment is more of a call the faster it goes.</summary>
    public sealed class Played : IAsyncLifetime
    {
        private readonly DataFolder data = new();
        private SystemFixture system = null!;

        /// <summary>The folder of the journals.</summary>
        public string Journals => Path.Combine(data.Path, "journals");

        public IReadOnlyDictionary<string, JsonElement> Results { get; private set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            var config = Path.Combine(data.Path, "journaled.yaml");
            await File.WriteAllTextAsync(config, "journal:\n  enabled: true\n");
            await using (var import = LocalProcess.Start(data.Path, "knowledge", "import", Repository.PathOf("samples/knowledge/help-desk.jsonl")))
                (await import.ExitAsync()).ShouldBe(0, import.Errors);
            system = await SystemFixture.OnAsync(data.Path, "--config", config);
            var results = await system.RunAsync(new { scenarios = Names.Select(row => row.Data).ToArray(), speed = 4, parallel = 4 });
            Results = results.ToDictionary(result => result.GetProperty("scenario").GetString()!, StringComparer.Ordinal);
        }

        /// <summary>A call in which answers were heard.</summary>
        public string AnsweredCall => Results.Values.First(result => result.GetProperty("answer_gap_ms").GetProperty("count").GetInt32() > 2).GetProperty("call_id").GetString()!;

        /// <summary>The report of a call.</summary>
        public Task<string> ReportAsync(string call) => system.Api.GetStringAsync($"/report/{call}", TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await system.DisposeAsync();
            data.Dispose();
        }
    }
}
