namespace CallCenter.Faults.World;

/// <summary>A server of the suite on a free port of this machine, with one handler for all requests and no log.</summary>
internal static class PlainServer
{
    /// <summary>Starts it.</summary>
    public static async Task<WebApplication> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync();
        return app;
    }

    /// <summary>Where a started server listens.</summary>
    public static Uri UrlOf(WebApplication app) => new(app.Urls.First());
}
