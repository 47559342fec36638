using System.Collections.Concurrent;
using CallCenter.Simulator;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Tests.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(CallCenter.Conformance.SimulatorFixture))]

namespace CallCenter.Conformance;

/// <summary>The simulator on a free port, with scripted people on its phones and a product that only listens to Event Grid.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, ScriptedHandset> _handsets = new(StringComparer.Ordinal);
    private readonly EventGridListener _product = new();
    private WebApplication? _simulator;

    internal SimulatorOptions Options { get; private set; } = new();

    /// <summary>Base URL without a trailing slash.</summary>
    public string Url => _simulator!.Urls.First();

    /// <summary>As the portal shows it.</summary>
    public string ConnectionString => $"endpoint={Url}/;accesskey={Options.AcsAccessKey}";

    /// <summary>What every script on call automation or SMS needs.</summary>
    public object Acs => new { connectionString = ConnectionString, audience = Options.AcsResourceId, issuer = Url };

    internal IExchange Exchange => _simulator!.Services.GetRequiredService<IExchange>();

    /// <summary>Data of the events that Event Grid has delivered, by event type.</summary>
    internal EventGridListener Product => _product;

    public async ValueTask InitializeAsync()
    {
        await _product.StartAsync();
        Options = new SimulatorOptions { Url = "http://127.0.0.1:0", ProductUrl = _product.Url };
        _simulator = SimulatorModule.Build(Options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IHandsetDirectory>(new Directory(_handsets));
        });
        await _simulator.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator!.DisposeAsync();
        await _product.DisposeAsync();
    }

    /// <summary>Puts somebody at a fresh number.</summary>
    internal string Register(ScriptedHandset handset)
    {
        var number = $"+1425{Random.Shared.NextInt64(1_000_000, 10_000_000)}";
        return _handsets.TryAdd(number, handset) ? number : Register(handset);
    }

    private sealed class Directory(ConcurrentDictionary<string, ScriptedHandset> handsets) : IHandsetDirectory
    {
        public IHandset For(string number) => handsets[number];
    }
}
