extern alias simulator;

using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using simulator::CallCenter.Simulator;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>An edge whose calls are led by the simulated realtime model.</summary>
internal sealed class SimulatedEdge : IAsyncDisposable
{
    private readonly WebApplication _simulator;

    private SimulatedEdge(WebApplication simulator, EdgeHost host) => (_simulator, Host) = (simulator, host);

    public EdgeHost Host { get; }

    /// <param name="isShielded">Whether the simulated Content Safety judges the callers.</param>
    public static async Task<SimulatedEdge> StartAsync(bool isShielded = false)
    {
        var options = new SimulatorOptions { Url = "http://127.0.0.1:0" };
        var simulator = SimulatorModule.Build(options, builder => builder.Logging.ClearProviders());
        await simulator.StartAsync();
        var url = simulator.Urls.First();
        (string, string)[] safety = isShielded ? [("content_safety:endpoint", url), ("content_safety:access_key", options.ContentSafetyKey)] : [];
        var host = await EdgeHost.StartAsync(
        [
            ("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("llm:realtime:endpoint", $"{url}/v1/"),
            ("llm:realtime:model", "gpt-realtime"), ("llm:realtime:key", options.RealtimeKey), .. safety,
        ]);
        host.Engine = CallEngine.Realtime;
        return new SimulatedEdge(simulator, host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
