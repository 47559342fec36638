using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using CallCenter.Local.Cli;
using CallCenter.Local.Distributed;
using CallCenter.Platform.Hosting;

namespace CallCenter.Local;

/// <summary>The command line: starts everything, tells where it is, and waits until it is told to stop.</summary>
internal static class LocalCommand
{
    private const int Refused = 1;

    /// <returns>Exit code: 0; 1 where it could not start, 2 where the command line was wrong, with a line on the error output.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var config = new Option<string?>("--config") { Description = "Configuration file (default: config.yaml, where there is one)", HelpName = "FILE" };
        var port = new Option<int>("--port") { Description = "Port of the product; the simulator takes the next one", DefaultValueFactory = _ => new LocalSettings().Port, HelpName = "N" };
        var verbose = new Option<bool>("--verbose") { Description = "Log everything, not only warnings and a line per call" };
        var distributed = new Option<bool>("--distributed") { Description = "Run every service twice in a process of its own, on PostgreSQL, RabbitMQ and Redis, behind a proxy" };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65_534))
                result.AddError($"--port: '{result.Tokens[0].Value}' will not do, expected a number from 1 to 65534");
        });
        var root = new Command("./run", "Runs the whole call center in one process, by default with a simulator of the clouds around it.") { new HelpOption(), config, port, verbose, distributed };
        var exitCode = 0;
        root.SetAction(async (parsed, _) => exitCode = await StartAsync(
            new LocalSettings { ConfigFile = parsed.GetValue(config), Port = parsed.GetValue(port), Verbose = parsed.GetValue(verbose) },
            parsed.GetValue(distributed),
            output,
            errors));

        // The hosts handle the signals themselves, so that calls end before the process does.
        var usage = await TypedCommand.RunAsync(root, args, new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null });
        return usage == 0 ? exitCode : usage;
    }

    private static async Task<int> StartAsync(LocalSettings settings, bool distributed, TextWriter output, TextWriter errors)
    {
        try
        {
            if (distributed)
            {
                await DistributedSystem.RunAsync(settings, output);
                return 0;
            }

            await using var local = await LocalApplication.StartAsync(settings, output, CancellationToken.None);
            await output.WriteLineAsync(StartUpBlock.For(local.ProductUrl, local.SimulatorUrl, local.DataFolder, LocalConfiguration.NeedsKey(settings)));
            await local.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception error) when (StartFailure.Describe(error) is { } description)
        {
            await errors.WriteLineAsync(description);
            return Refused;
        }
    }
}
