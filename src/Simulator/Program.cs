using CallCenter.Simulator;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("SIMULATOR__").AddCommandLine(args).Build();
await SimulatorModule.Build(configuration.Get<SimulatorOptions>() ?? new SimulatorOptions()).RunAsync();
