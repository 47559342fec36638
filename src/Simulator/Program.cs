using CallCenter.Simulator;
using CallCenter.Simulator.Cli;

if (args is ["simulate", ..])
    return await new System.CommandLine.RootCommand { SimulateCommand.Create() }.Parse(args).InvokeAsync();

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("SIMULATOR__").AddCommandLine(args).Build();
await SimulatorModule.Build(configuration.Get<SimulatorOptions>() ?? new SimulatorOptions()).RunAsync();
return 0;
