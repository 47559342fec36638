using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using Microsoft.AspNetCore.Builder;

namespace CallCenter.Platform.Hosting;

/// <summary>Runs one service of the product as a process of its own.</summary>
public static class ServiceHost
{
    /// <summary>Builds and runs the host until it is told to stop.</summary>
    /// <param name="args">Command line; <c>--config FILE</c> names the configuration, <c>--urls URL</c> where to listen.</param>
    /// <param name="add">Adds the service and its consumers to what every service has.</param>
    /// <param name="map">Maps its endpoints.</param>
    /// <returns>Exit code: 0, or 1 after a failure to start that one line on the error output explains.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> map)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddCallCenterDefaults();
            add(builder);
            await using var app = builder.Build();
            // Before anything is made of the settings: mapping the health checks makes the bus already.
            app.CheckConfiguration();
            app.UseWebSockets();
            app.MapCallCenterHealth();
            map(app);
            app.Lifetime.ApplicationStarted.Register(() => TellStart(app));
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (StartFailure.Describe(error) is { } description)
        {
            await Console.Error.WriteLineAsync(description);
            return 1;
        }
    }

    // Not a line of the log: whoever starts the process wants it at every severity.
    private static void TellStart(WebApplication app) =>
        Console.WriteLine($"{app.Environment.ApplicationName} serves {string.Join(", ", app.Urls)} as process {Environment.ProcessId}; Ctrl-C stops it.");
}
