using CallCenter.Faults;
using Xunit.Runner.InProc.SystemConsole;

return args is ["faults", .. var rest]
    ? await FaultsCommand.RunAsync(rest, Console.Out, Console.Error)
    : await ConsoleRunner.Run(args);
