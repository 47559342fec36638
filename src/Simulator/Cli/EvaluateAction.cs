using System.Text.Json;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Evaluation;
using CallCenter.Simulator.Runs;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Cli;

/// <summary>Carries out <c>simulate evaluate</c>: plays the calls of a suite, and measures what the product made of them.</summary>
internal sealed class EvaluateAction(Uri simulator, EvaluationOrder order, IRunView view, EvaluationView table, TextWriter error, TimeProvider time)
{
    /// <summary>Evaluates; see <see cref="ExitCode"/>.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) => ExitCode.OfAsync(() => EvaluateAsync(cancellationToken), error);

    private async Task<int> EvaluateAsync(CancellationToken cancellationToken)
    {
        var suite = Read(order.SuiteFile, SuiteReader.Read);
        var before = order.Against is { } file ? Read(file, (text, source) => Former(text, source)) : null;
        if (before is not null && !string.Equals(before.Suite, suite.Name, StringComparison.Ordinal))
            throw new CommandFailedException($"{order.Against} is an evaluation of the suite '{before.Suite}', which says nothing beside one of '{suite.Name}'.");
        var (request, cases) = Request(suite);
        var started = time.GetUtcNow();
        var report = await PlayAsync(request, cancellationToken);
        var evaluation = new EvaluationReport
        {
            Suite = suite.Name,
            StartedAt = started,
            Label = order.Label,
            Cases = await ScoreAsync(report, cases, cancellationToken),
        };
        table.Show(evaluation, before);
        if (order.JsonFile is { } target)
            await ResultFile.WriteAsync(target, evaluation, cancellationToken);
        return evaluation.Ok ? ExitCode.Good : ExitCode.BadVerdict;
    }

    // The calls to play, and the cases by the names of their scenarios.
    private (RunRequest Request, Dictionary<string, SuiteCase> Cases) Request(Suite suite)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(order.SuiteFile))!;
        var cases = new Dictionary<string, SuiteCase>(StringComparer.Ordinal);
        var (names, inline) = (new List<string>(), new List<InlineScenario>());
        foreach (var one in suite.Cases)
        {
            var name = one.Scenario;
            if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            {
                var path = Path.Combine(folder, name);
                var text = Read(path, (yaml, source) => new ScenarioText(yaml, source));
                name = Valid(() => text.Read().Name);
                inline.Add(new InlineScenario(path, text.Yaml));
            }
            else
            {
                names.Add(name);
            }

            if (!cases.TryAdd(name, one))
                throw new CommandFailedException($"{order.SuiteFile}: scenario {name} stands in more than one case");
        }

        var request = new RunRequest { Scenarios = names, Inline = inline, Repeat = order.Repeat, Speed = order.Speed, Parallel = order.Parallel };
        return request.Fault() is { } fault ? throw new CommandFailedException($"Cannot run: {fault}.") : (request, cases);
    }

    private async Task<BatchReport> PlayAsync(RunRequest request, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var report = new BatchReport();
        await view.ShowAsync(report.KeepAsync(new SimulatorClient(http, simulator).RunAsync(request, cancellationToken)));
        return report.Summary is null ? throw new CommandFailedException("The simulator stopped before the run was over.") : report;
    }

    private async Task<IReadOnlyList<CaseScore>> ScoreAsync(BatchReport report, Dictionary<string, SuiteCase> cases, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var product = new CallApi(http, order.Product.AbsoluteUri, order.ProductKey);
        var judge = order.JudgeUrl is { } url ? new JudgeModel(http, url, order.JudgeModel ?? "", order.JudgeKey) : null;
        var scores = new List<CaseScore>();
        foreach (var run in report.Results)
        {
            var call = await FindAsync(product, run.CallId, cancellationToken);
            var score = CaseScorer.Score(cases[run.Scenario], run, call);
            scores.Add(judge is null || call is null ? score : await MarkedAsync(judge, score, call, cancellationToken));
        }

        return scores;
    }

    private static async Task<CallView?> FindAsync(CallApi product, string? callId, CancellationToken cancellationToken)
    {
        try
        {
            return callId is null ? null : await product.FindAsync(callId, cancellationToken);
        }
        catch (Exception exception) when (exception is ProductRefusedException or HttpRequestException)
        {
            throw new CommandFailedException($"The calls cannot be read: {exception.Message} Give a key with --key where the API wants one.");
        }
    }

    private static async Task<CaseScore> MarkedAsync(JudgeModel judge, CaseScore score, CallView call, CancellationToken cancellationToken)
    {
        try
        {
            var (mark, reason) = await judge.MarkAsync(call, cancellationToken);
            return score with { Judge = mark, JudgeReason = reason };
        }
        catch (JudgeFailedException exception)
        {
            return score with { JudgeReason = exception.Message };
        }
    }

    private static EvaluationReport Former(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<EvaluationReport>(json, CallersJson.Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{source} is no evaluation written by --json.");
        }
    }

    private static T Read<T>(string file, Func<string, string, T> read)
    {
        try
        {
            var text = File.ReadAllText(file);
            return Valid(() => read(text, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Cannot read {file}: {exception.Message}");
        }
    }

    private static T Valid<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidScenarioException exception)
        {
            throw new CommandFailedException(exception.Message);
        }
    }
}
