using System.CommandLine;
using Spectre.Console;

namespace CallCenter.Simulator.Cli;

/// <summary><c>simulate evaluate</c>: measures the configured model on the conversations of a suite.</summary>
internal static class EvaluateCommand
{
    private const string ProductKeyVariable = "CALLCENTER_API_KEY";
    private const string JudgeKeyVariable = "CALLCENTER_JUDGE_KEY";

    public static Command Create(Option<Uri> url, Option<Uri?> simulator, Func<ParseResult, Uri> simulatorOf)
    {
        var suite = new Option<FileInfo>("--suite") { Description = "File of the suite, such as suites/everyday.yaml.", Required = true };
        var repeat = new Option<int>("--repeat") { Description = "How often each case is played.", DefaultValueFactory = _ => 1 };
        var speed = new Option<double?>("--speed") { Description = "How many times faster than real time the calls run." };
        var parallel = new Option<int>("--parallel") { Description = "Calls at the same time.", DefaultValueFactory = _ => 4 };
        var label = new Option<string?>("--label") { Description = "What is measured, for the tables: a model, a prompt, a version." };
        var json = new Option<FileInfo?>("--json") { Description = "Write the evaluation to this file." };
        var against = new Option<FileInfo?>("--against") { Description = "Compare with an evaluation written by --json." };
        var key = new Option<string?>("--key") { Description = $"API key of the product; by default the environment variable {ProductKeyVariable}." };
        var judgeUrl = new Option<Uri?>("--judge-url") { Description = "Base address of a model that marks the conversations, such as https://api.openai.com/v1/.", CustomParser = Addresses.Parse };
        var judgeModel = new Option<string?>("--judge-model") { Description = $"Name of that model; its key is in the environment variable {JudgeKeyVariable}." };
        var evaluate = new Command("evaluate", "Measure the configured model on the conversations of a suite; exit code 0 only if nothing was wrong.")
        {
            suite, repeat, speed, parallel, label, json, against, key, judgeUrl, judgeModel, url, simulator,
        };
        evaluate.Validators.Add(result =>
        {
            if (result.GetResult(judgeUrl) is null != result.GetResult(judgeModel) is null)
                result.AddError("--judge-url and --judge-model go together.");
        });
        evaluate.SetAction((parsed, cancellationToken) =>
        {
            var order = new EvaluationOrder
            {
                SuiteFile = parsed.GetValue(suite)!.FullName,
                Product = parsed.GetValue(url)!,
                ProductKey = parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(ProductKeyVariable),
                Repeat = parsed.GetValue(repeat),
                Speed = parsed.GetValue(speed),
                Parallel = parsed.GetValue(parallel),
                Label = parsed.GetValue(label),
                JsonFile = parsed.GetValue(json)?.FullName,
                Against = parsed.GetValue(against)?.FullName,
                JudgeUrl = parsed.GetValue(judgeUrl) is { } judge ? new Uri($"{judge.AbsoluteUri.TrimEnd('/')}/") : null,
                JudgeModel = parsed.GetValue(judgeModel),
                JudgeKey = Environment.GetEnvironmentVariable(JudgeKeyVariable),
            };
            return new EvaluateAction(simulatorOf(parsed), order, RunView.ForTerminal(), new EvaluationView(Console()), System.Console.Error, TimeProvider.System).ExecuteAsync(cancellationToken);
        });
        return evaluate;
    }

    // In a file or a pipe there are neither colours nor a width to keep to.
    private static IAnsiConsole Console()
    {
        if (!System.Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(System.Console.Out) });
        plain.Profile.Width = 160;
        return plain;
    }
}
