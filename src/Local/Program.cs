using CallCenter.Local;
using CallCenter.Local.Cli;
using Spectre.Console;

if (args is ["errors", ..])
    return await ErrorsCommand.RunAsync(args, AnsiConsole.Console, terminal: !Console.IsOutputRedirected, Console.Error);
if (args is ["replay", ..])
    return await ReplayCommand.RunAsync(args, AnsiConsole.Console, terminal: !Console.IsOutputRedirected, Console.Error);

if (args is ["config", ..])
    return await ConfigCommand.RunAsync(args, Console.Out, Console.Error);
if (args is ["export", ..])
    return await ExportCommand.RunAsync(args, AnsiConsole.Console, terminal: !Console.IsOutputRedirected, Console.Error);
if (args is ["knowledge", ..])
    return await KnowledgeCommand.RunAsync(args, AnsiConsole.Console, terminal: !Console.IsOutputRedirected, Console.Error);

return await LocalCommand.RunAsync(args, Console.Out, Console.Error);
