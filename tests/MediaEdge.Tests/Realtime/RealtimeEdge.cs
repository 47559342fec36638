using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>An edge whose calls are led by a realtime model that a test plays.</summary>
internal sealed class RealtimeEdge : IAsyncDisposable
{
    private RealtimeEdge(EdgeHost host, RealtimeServer model) => (Host, Model) = (host, model);

    public EdgeHost Host { get; }

    public RealtimeServer Model { get; }

    public BusRecord Bus => Host.Bus;

    public static async Task<RealtimeEdge> StartAsync(params (string Key, string Value)[] settings)
    {
        var model = await RealtimeServer.StartAsync();
        var host = await EdgeHost.StartAsync(
        [
            ("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("llm:realtime:endpoint", $"{model.Url}/v1/"),
            ("llm:realtime:model", "gpt-realtime"), ("llm:realtime:key", "realtime-key-of-a-test"), .. settings,
        ]);
        host.Engine = CallEngine.Realtime;
        return new RealtimeEdge(host, model);
    }

    /// <summary>Sends a command to the edge.</summary>
    public Task SendAsync<T>(Uri address, T command)
        where T : class => Host.SendAsync(address, command);

    /// <summary>The caller sends a text.</summary>
    public Task TextAsync(Guid call, string text) =>
        SendAsync(Bus.Of<MediaSessionStarted>(call).Single().EdgeAddress, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = text });

    /// <summary>Ends once the call has dealt with the next of these that the model tells.</summary>
    public Task Told(RealtimeEventKind kind) => Happens(happened => (happened.Subject as RealtimeEvent)?.Kind == kind);

    /// <summary>Ends once the call has dealt with the next of these.</summary>
    public Task Happens(Predicate<CallEvent> wanted)
    {
        var happens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Host.Watch = happened =>
        {
            if (wanted(happened))
                happens.TrySetResult();
        };
        return happens.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>A call whose model is connected and set up.</summary>
    public async Task<(Guid Call, TestPhone Phone, RealtimePeer Peer)> ConnectedAsync()
    {
        var call = await Host.KnownCallAsync();
        var phone = await Host.ConnectAsync(call);
        var peer = await Model.PeerAsync();
        await peer.WaitAsync("session.update");
        await peer.TellAsync(new { type = "session.updated", session = new { } });
        return (call, phone, peer);
    }

    /// <summary>A call whose greeting was heard.</summary>
    public async Task<(Guid Call, TestPhone Phone, RealtimePeer Peer)> GreetedAsync()
    {
        var connected = await ConnectedAsync();
        await Bus.WaitAsync<TurnCompleted>(connected.Call);
        await connected.Phone.CatchesUpAsync(Host.Sent);
        return connected;
    }

    /// <summary>The model is lost, and again once it is connected anew. The cascade leads the call from here on, and has had time to learn the line: until then the sound of a test passes for noise, which is turned down.</summary>
    public async Task LoseModelAsync(TestPhone phone, RealtimePeer peer)
    {
        peer.Break();
        (await Model.PeerAsync()).Break();
        await phone.PassAsync(3);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Model.DisposeAsync();
    }
}
