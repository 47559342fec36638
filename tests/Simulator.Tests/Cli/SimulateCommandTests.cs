using CallCenter.Simulator.Cli;
using CallCenter.Testing;
using Spectre.Console;

namespace CallCenter.Simulator.Tests.Cli;

public sealed class SimulateCommandTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("500ms", 500)]
    [InlineData("2m", 120_000)]
    [InlineData("1.5", 1500)]
    public void Durations_are_read_with_their_unit(string text, double milliseconds)
        => Durations.TryParse(text).ShouldNotBeNull().TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("ten seconds")]
    [InlineData("-1s")]
    public void Other_texts_are_no_durations(string text) => Durations.TryParse(text).ShouldBeNull();

    [Theory]
    [InlineData("run --speed fast")]
    [InlineData("run --ramp soon")]
    [InlineData("run --url here")]
    [InlineData("jump")]
    [InlineData("evaluate")]
    [InlineData("evaluate --suite s.yaml --judge-url http://127.0.0.1/v1")]
    public void Wrong_arguments_are_errors_of_the_command_line(string arguments)
        => SimulateCommand.Create().Parse(arguments.Split(' ')).Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("simulate", "Required command was not provided.")]
    [InlineData("simulate evaluate", "Option '--suite' is required.")]
    [InlineData("simulate run --url here", "'here' is no address; write something like http://127.0.0.1:8080.")]
    public async Task A_wrong_command_line_is_told_in_one_line(string arguments, string problem)
    {
        using var error = new StringWriter();

        (await SimulateCommand.RunAsync(arguments.Split(' '), error)).ShouldBe(ExitCode.NotDone);
        error.ToString().ShouldBe(problem + "\n");
    }

    [Theory]
    [InlineData("run it-support --all --repeat 3 --speed 10 --parallel 2 --json out.json")]
    [InlineData("run a.yaml b --calls 200 --ramp 10s --url http://127.0.0.1:8090 --simulator http://127.0.0.1:9000")]
    [InlineData("list")]
    [InlineData("list --json --url http://127.0.0.1:8090")]
    [InlineData("evaluate --suite s.yaml --repeat 2 --speed 10 --label new --json out.json --against old.json --judge-url http://127.0.0.1/v1 --judge-model m")]
    public void Right_arguments_are_taken(string arguments)
        => SimulateCommand.Create().Parse(arguments.Split(' ')).Errors.ShouldBeEmpty();

    [Fact]
    public async Task A_system_that_is_not_running_is_told_in_one_line()
    {
        using var error = new StringWriter();
        var action = new RunAction(Nowhere, new RunOrder { Scenarios = ["it-support"] }, new PlainView(TextWriter.Null), error);

        (await action.ExecuteAsync(TestContext.Current.CancellationToken)).ShouldBe(ExitCode.NotDone);
        error.ToString().ShouldStartWith("No simulator answers at http://127.0.0.1:9/.");
        error.ToString().TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Nothing_to_run_is_told_in_one_line()
    {
        using var error = new StringWriter();
        var action = new RunAction(Nowhere, new RunOrder(), new PlainView(TextWriter.Null), error);

        (await action.ExecuteAsync(TestContext.Current.CancellationToken)).ShouldBe(ExitCode.NotDone);
        error.ToString().ShouldStartWith("Name a scenario");
    }

    [Fact]
    public async Task Evaluations_of_different_suites_are_not_compared()
    {
        using var folder = new TempFolder();
        using var error = new StringWriter();
        var suite = folder.Write("suite.yaml", "name: everyday\ncases: [ { scenario: it-support } ]\n");
        var former = folder.Write("former.json", """{"suite":"hard","started_at":"2026-11-22T10:00:00Z","cases":[]}""");
        var order = new EvaluationOrder { SuiteFile = suite, Product = Nowhere, Against = former };
        var action = new EvaluateAction(Nowhere, order, new PlainView(TextWriter.Null), new EvaluationView(AnsiConsole.Console), error, TimeProvider.System);

        (await action.ExecuteAsync(TestContext.Current.CancellationToken)).ShouldBe(ExitCode.NotDone);
        error.ToString().TrimEnd().ShouldBe($"{former} is an evaluation of the suite 'hard', which says nothing beside one of 'everyday'.");
    }

    [Fact]
    public async Task A_mistake_in_a_file_is_told_before_anything_runs()
    {
        var file = Path.GetTempFileName() + ".yaml";
        try
        {
            await File.WriteAllTextAsync(file, "nam: x", TestContext.Current.CancellationToken);
            using var error = new StringWriter();
            var action = new RunAction(Nowhere, new RunOrder { Scenarios = [file] }, new PlainView(TextWriter.Null), error);

            (await action.ExecuteAsync(TestContext.Current.CancellationToken)).ShouldBe(ExitCode.NotDone);
            error.ToString().ShouldContain("line 1: nam: unknown key; did you mean name?");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
