using System.CommandLine;
using System.CommandLine.Help;

namespace CallCenter.Simulator.Cli;

/// <summary><c>simulate list</c>, <c>simulate run</c> and <c>simulate evaluate</c>: simulated callers against the running system.</summary>
public static class SimulateCommand
{
    /// <summary>Carries out a command line that begins with <c>simulate</c>. Help names it as it is typed, not by the program behind it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="errors">Where to say what is wrong with it, in one line.</param>
    /// <returns>0: every verdict is good; 1: one is not; 2: it could not be carried out; 130: interrupted.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        var command = new Command("./callcenter") { new HelpOption(), Create() }.Parse(args);
        if (command.Errors is not [var mistake, ..])
            return await command.InvokeAsync();
        await errors.WriteLineAsync(mistake.Message);
        return ExitCode.NotDone;
    }

    /// <summary>The command with its subcommands, for the front that hosts it.</summary>
    public static Command Create()
    {
        var command = new Command("simulate", "Have simulated people call, or be called, and judge what became of it.");
        command.Add(List());
        command.Add(Run());
        command.Add(Evaluate());
        return command;
    }

    private static Command List()
    {
        var url = UrlOption();
        var simulator = SimulatorOption();
        var json = new Option<bool>("--json") { Description = "As JSON, for other programs." };
        var list = new Command("list", "List the scenarios.") { json, url, simulator };
        list.SetAction((parsed, cancellationToken) =>
            new ListAction(Address(parsed, url, simulator), parsed.GetValue(json), Console.Out, Console.Error).ExecuteAsync(cancellationToken));
        return list;
    }

    private static Command Run()
    {
        var names = new Argument<string[]>("scenario") { Description = "Names of scenarios, or paths of YAML files.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every scenario of the simulator." };
        var repeat = new Option<int>("--repeat") { Description = "How often each scenario is played.", DefaultValueFactory = _ => 1 };
        var speed = new Option<double?>("--speed") { Description = "How many times faster than real time the calls run." };
        var calls = new Option<int?>("--calls") { Description = "A load: so many calls, the scenarios taking turns." };
        var ramp = new Option<TimeSpan>("--ramp") { Description = "Time over which the calls of a load start: 10s, 500ms, 2m.", CustomParser = Durations.Parse };
        var parallel = new Option<int>("--parallel") { Description = "Calls at the same time when it is no load.", DefaultValueFactory = _ => 4 };
        var json = new Option<FileInfo?>("--json") { Description = "Write all results to this file." };
        var url = UrlOption();
        var simulator = SimulatorOption();
        var run = new Command("run", "Play scenarios; exit code 0 only if every verdict is good.") { names, all, repeat, speed, calls, ramp, parallel, json, url, simulator };
        run.SetAction((parsed, cancellationToken) =>
        {
            var order = new RunOrder
            {
                Scenarios = parsed.GetValue(names) ?? [],
                All = parsed.GetValue(all),
                Repeat = parsed.GetValue(repeat),
                Speed = parsed.GetValue(speed),
                Calls = parsed.GetValue(calls),
                Ramp = parsed.GetValue(ramp),
                Parallel = parsed.GetValue(parallel),
                JsonFile = parsed.GetValue(json)?.FullName,
            };
            return new RunAction(Address(parsed, url, simulator), order, RunView.ForTerminal(), Console.Error).ExecuteAsync(cancellationToken);
        });
        return run;
    }

    private static Command Evaluate()
    {
        var url = UrlOption();
        var simulator = SimulatorOption();
        return EvaluateCommand.Create(url, simulator, parsed => Address(parsed, url, simulator));
    }

    private static Option<Uri> UrlOption() => new("--url")
    {
        Description = "Where the system runs.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
        CustomParser = Addresses.Parse,
    };

    private static Option<Uri?> SimulatorOption() => new("--simulator")
    {
        Description = "Where its simulator runs; by default the port after the one of --url.",
        CustomParser = Addresses.Parse,
    };

    private static Uri Address(ParseResult parsed, Option<Uri> url, Option<Uri?> simulator)
    {
        if (parsed.GetValue(simulator) is { } given)
            return given;
        var product = parsed.GetValue(url)!;
        return new UriBuilder(product) { Port = product.Port + 1 }.Uri;
    }
}
