using CallCenter.Simulator.AppConfiguration;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.ContentSafety;
using CallCenter.Simulator.Model;
using CallCenter.Simulator.Realtime;
using CallCenter.Simulator.Search;
using CallCenter.Simulator.Sms;
using CallCenter.Simulator.Speech;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Translation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Simulator;

/// <summary>The simulated clouds and their callers as one host with its own services and its own address.</summary>
public static class SimulatorModule
{
    /// <summary>Builds the host; it listens once started.</summary>
    /// <param name="options">Addresses and credentials.</param>
    /// <param name="configure">Last word on the builder: logging of the host that embeds it, or services replaced by a test.</param>
    public static WebApplication Build(SimulatorOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "CallCenter.Simulator" });
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SimulatorAddress>();
        builder.Services.AddHttpClient();
        builder.Services.AddTelephony();
        builder.Services.AddSms();
        builder.Services.AddCallers();
        builder.Services.AddSpeech();
        builder.Services.AddModel();
        builder.Services.AddAppConfiguration();
        builder.Services.AddSearch();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseWebSockets();
        app.MapTelephony();
        app.MapSms();
        app.MapCallers();
        app.MapSpeech();
        app.MapModel();
        app.MapRealtime();
        app.MapAppConfiguration();
        app.MapTranslator();
        app.MapContentSafety();
        app.MapSearch();
        app.MapIndex();
        return app;
    }
}
