using CallCenter.Simulator;
using CallCenter.Simulator.Cli;

if (args is ["simulate", ..])
    return await SimulateCommand.RunAsync(args, Console.Error);

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("SIMULATOR__").AddCommandLine(args).Build();
await SimulatorModule.Build(configuration.Get<SimulatorOptions>() ?? new SimulatorOptions(), TellStart).RunAsync();
return 0;

// The one line of a host's own that says where it listens.
static void TellStart(WebApplicationBuilder builder) => builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
