using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure.Core;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Azure;
using CallCenter.MediaEdge.Speech.Fallback;
using CallCenter.MediaEdge.Tests.Speech.OpenAI;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

/// <summary>Azure's and OpenAI's servers, and both providers as one in either order.</summary>
internal sealed class TwoProviders : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();

    private readonly MeterListener _listener = new();

    private TwoProviders(SpeechServer azure, AudioServer openAI)
    {
        (Azure, OpenAI) = (azure, openAI);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "call.speech.fallbacks" && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            var told = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
            Fallbacks.Enqueue($"{told["part"]}: {told["from"]} to {told["to"]}");
        });
        _listener.Start();
    }

    /// <summary>Fallbacks that were counted.</summary>
    public ConcurrentQueue<string> Fallbacks { get; } = new();

    public SpeechServer Azure { get; }

    public AudioServer OpenAI { get; }

    public static async Task<TwoProviders> StartAsync() => new(await SpeechServer.StartAsync(), await AudioServer.StartAsync());

    public ISpeechProvider AzureFirst(TimeProvider? time = null, TokenCredential? entra = null) => Joined(new AzureSpeech(Azure.Access(entra: entra)), OpenAI.Provider(), time);

    public ISpeechProvider FaultyFirst(Exception fault) => Joined(new FaultySpeech(fault), OpenAI.Provider(), time: null);

    public ISpeechProvider OpenAIFirst(TimeProvider? time = null) => Joined(OpenAI.Provider(), new AzureSpeech(Azure.Access()), time);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Azure.DisposeAsync();
        await OpenAI.DisposeAsync();
        await _services.DisposeAsync();
    }

    private StandInSpeech Joined(ISpeechProvider first, ISpeechProvider second, TimeProvider? time) => new(
        first, second, TimeSpan.FromSeconds(30), _services.GetRequiredService<CallCenterMetrics>(), time ?? TimeProvider.System, NullLogger.Instance);
}
