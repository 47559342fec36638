using CallCenter.Proxy;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("PROXY__").AddCommandLine(args).Build();
try
{
    await using var proxy = ProxyApplication.Build(ProxyOptions.From(configuration));
    await proxy.RunAsync();
    return 0;
}
catch (Exception error) when (error is FormatException or IOException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
