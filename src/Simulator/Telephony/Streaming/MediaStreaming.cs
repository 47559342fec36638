using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>
/// The media streaming of one call: connects, streams every frame, plays what comes back, reconnects once after a drop.
/// Owned by the call's loop; a socket that opens or closes in the background reports back through it.
/// </summary>
internal sealed class MediaStreaming(
    CallIdentity call, StreamingOptions options, CallLoop loop, CallEvents events, MediaSockets sockets, Patience patience)
{
    /// <summary>More unsent messages than this (100 ms) and the call's clock waits.</summary>
    private const int Congestion = 5;

    /// <summary>After streaming this long, a connection that drops has earned another attempt.</summary>
    private static readonly long ProvenFrames = CallClock.Frames(TimeSpan.FromSeconds(1));

    private readonly Playout playout = new(options.SampleRate);
    private readonly string subscriptionId = Guid.NewGuid().ToString();
    private MediaSocket? socket;
    private CancellationTokenSource? connecting;
    private Operation starting = new(null, null);
    private bool wanted;
    private bool started;
    private long framesOnSocket;
    private bool mayReconnect = true;

    /// <summary>The app is behind with taking sound, or may be with sending it.</summary>
    public bool MustWait => socket is { Backlog: > Congestion } || (socket is { HasReceived: false } && patience.Waits);

    /// <summary>The subscription as call properties show it.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = subscriptionId,
        ["state"] = started ? "active" : "inactive",
        ["subscribedContentTypes"] = new JsonArray("audio"),
    };

    /// <summary>Ends in MediaStreamingStarted or MediaStreamingFailed.</summary>
    public void Start(Operation operation)
    {
        if (wanted)
            throw AcsRefusal.Conflict("Media streaming has already started.");
        wanted = true;
        mayReconnect = true;
        starting = operation;
        Connect();
    }

    /// <summary>Ends in MediaStreamingStopped.</summary>
    public void Stop(Operation operation)
    {
        if (!wanted)
            throw AcsRefusal.Conflict("Media streaming has not started.");
        if (!started)
            Report("Failed", starting, ResultInformation.StreamCanceled, "serviceShutdown");
        Close();
        Report("Stopped", operation, ResultInformation.Succeeded, "subscriptionStopped");
    }

    /// <summary>Drops the connection without an event: the call is over.</summary>
    public void Close()
    {
        wanted = false;
        started = false;
        connecting?.Cancel();
        connecting = null;
        socket?.Close();
        socket = null;
        playout.Flush();
    }

    /// <summary>Adds what the app has sent to what the handset is about to hear.</summary>
    public void MixInto(Span<short> heard)
    {
        while (socket is not null && socket.TryReceive(out var media))
        {
            if (media.Audio is null)
                playout.Flush();
            else if (options.Bidirectional)
                playout.Add(media.Audio);
        }

        var queued = playout.Queued;
        playout.MixInto(heard);
        patience.Played(queued, playout.Queued, heard);
    }

    /// <summary>Streams a frame of what the handset said.</summary>
    public void Send(DateTimeOffset timestamp, string speaker, ReadOnlySpan<short> said)
    {
        if (socket is null)
            return;
        socket.Send(MediaMessageWriter.Audio(timestamp, options.Unmixed ? speaker : null, said));
        mayReconnect |= ++framesOnSocket >= ProvenFrames;
    }

    public void Press(char key)
    {
        if (options.SendsKeys)
            socket?.Send(MediaMessageWriter.Key(key));
    }

    private void Connect()
    {
        var attempt = new CancellationTokenSource();
        connecting = attempt;
        loop.Then(sockets.ConnectAsync(call, options.TransportUrl, attempt.Token), opened =>
        {
            if (attempt.IsCancellationRequested)
                opened?.Close();
            else if (opened is null)
                Failed();
            else
                Opened(opened);
            attempt.Dispose();
        });
    }

    private void Opened(MediaSocket opened)
    {
        connecting = null;
        socket = opened;
        framesOnSocket = 0;
        opened.Send(MediaMessageWriter.Metadata(subscriptionId, options.SampleRate));
        loop.Then(opened.Closed, byService =>
        {
            if (!byService && ReferenceEquals(socket, opened))
                Dropped();
        });
        if (started)
            return;
        started = true;
        Report("Started", starting, ResultInformation.Succeeded, "subscriptionStarted");
    }

    private void Dropped()
    {
        socket = null;
        playout.Flush();
        if (!mayReconnect)
        {
            Failed();
            return;
        }

        mayReconnect = false;
        Connect();
    }

    private void Failed()
    {
        connecting = null;
        var (result, details) = started
            ? (ResultInformation.StreamLost, "streamConnectionInterrupted")
            : (ResultInformation.StreamUrlFailed, "initialWebSocketConnectionFailed");
        Close();
        Report("Failed", starting, result, details);
    }

    private void Report(string outcome, Operation operation, ResultInformation result, string details)
        => events.Raise("MediaStreaming" + outcome, operation, result, new JsonObject
        {
            ["mediaStreamingUpdate"] = new JsonObject
            {
                ["contentType"] = "Audio",
                ["mediaStreamingStatus"] = "mediaStreaming" + outcome,
                ["mediaStreamingStatusDetails"] = details,
            },
        });
}
