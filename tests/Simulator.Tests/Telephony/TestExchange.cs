using System.Collections.Concurrent;
using CallCenter.Simulator.Telephony;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.EventGrid;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Rest;
using CallCenter.Simulator.Telephony.Streaming;
using CallCenter.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>The exchange without network, on a clock that the test moves.</summary>
internal sealed class TestExchange : IHandsetDirectory, IAsyncDisposable
{
    public const string Callee = "+14255550123";
    public const string Agent = "+14255550777";

    private readonly ConcurrentDictionary<string, IHandset> _handsets = new(StringComparer.Ordinal);
    private readonly ServiceProvider _services;

    public TestExchange()
    {
        Pacer = new SteppedPacer(Time);
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new SimulatorOptions { PublicUrl = "http://simulator.test", ProductUrl = "http://product.test" })
            .AddSingleton(Substitute.For<IServer>())
            .AddSingleton(lifetime)
            .AddSingleton<SimulatorAddress>()
            .AddSingleton<IHandsetDirectory>(this)
            .AddTelephony()
            .AddSingleton<ICallPacer>(Pacer);
        services.AddHttpClient(CallbackClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Callbacks);
        services.AddHttpClient(EventGridPublisher.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Product);
        services.AddHttpClient(PromptLoader.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Files);
        _services = services.BuildServiceProvider();
        Exchange = _services.GetRequiredService<Exchange>();
    }

    public ManualTimeProvider Time { get; } = new();

    public SteppedPacer Pacer { get; }

    public CallbackRecorder Callbacks { get; } = new();

    public EventGridRecorder Product { get; } = new();

    public FileServer Files { get; } = new();

    public Exchange Exchange { get; }

    public EventGridPublisher EventGrid => _services.GetRequiredService<EventGridPublisher>();

    public AcsTokens Tokens => _services.GetRequiredService<AcsTokens>();

    public static AppLeg Leg(StreamingOptions? streaming = null, string apiVersion = "2025-05-15", bool hasSpeech = true)
        => new(new Uri("https://app.test/callbacks"), apiVersion, "ctx", streaming, hasSpeech);

    public IHandset For(string number) => _handsets[number];

    public void Put(string number, IHandset handset) => _handsets[number] = handset;

    /// <summary>The app calls; the phone rings, nothing has happened yet.</summary>
    public Call Place(IHandset callee, AppLeg? leg = null)
    {
        Put(Callee, callee);
        return Exchange.Place(Exchange.Outbound(Identifier.Phone(Callee), null, null), leg ?? Leg());
    }

    /// <summary>A call on which the callee has picked up and the first two events were taken.</summary>
    public async Task<Call> ConnectAsync(ScriptedHandset callee, AppLeg? leg = null)
    {
        var call = Place(callee, leg);
        while (callee.Line is null)
            await RunAsync(call, 0.02);
        await Callbacks.UntilAsync("ParticipantsUpdated");
        return call;
    }

    public Task RunAsync(Call call, double seconds) => Pacer.RunAsync(call, TimeSpan.FromSeconds(seconds));

    /// <summary>Does something with the conversation, as a request of the app would.</summary>
    public static Task DoAsync(Call call, Action<Conversation> action) => call.Loop.AskAsync(() =>
    {
        action(call.During<Conversation>());
        return true;
    });

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
