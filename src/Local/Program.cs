using CallCenter.Local;

return await LocalCommand.RunAsync(args, Console.Out, Console.Error);
