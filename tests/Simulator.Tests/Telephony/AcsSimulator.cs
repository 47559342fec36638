using CallCenter.Simulator.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>The simulator over HTTP, with phones that ring and are never answered.</summary>
public sealed class AcsSimulator : IAsyncLifetime
{
    private readonly SimulatorOptions _options = new() { Url = "http://127.0.0.1:0", ProductUrl = "http://127.0.0.1:9" };
    private readonly WebApplication _app;

    public AcsSimulator() => _app = SimulatorModule.Build(_options, builder =>
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHandsetDirectory>(new Phones());
    });

    public HttpClient Http { get; } = new();

    internal AcsHttp Acs => new(Http, _options.AcsAccessKey);

    internal AcsHttp Signed(string accessKey, string? date = null) => new(Http, accessKey) { Date = date };

    internal string Key => _options.AcsAccessKey;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Phones : IHandsetDirectory
    {
        public IHandset For(string number)
            => new ScriptedHandset { Answer = new(RingOutcome.NoAnswer, default), Speed = 1 };
    }
}
