using Microsoft.AspNetCore.Builder;

namespace CallCenter.Simulator.Tests;

/// <summary>The whole simulator on a free port.</summary>
public sealed class RunningSimulator : IAsyncLifetime
{
    private readonly WebApplication _app = SimulatorModule.Build(new SimulatorOptions { Url = "http://127.0.0.1:0" });

    public HttpClient Http { get; private set; } = new();

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
}
