using System.Net.WebSockets;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>
/// One connection of a call to the edge. Everything that happens to it passes through one channel to one owner task, so nothing in it is
/// locked; other tasks only move bytes.
/// </summary>
internal sealed class CallSession : IDisposable
{
    /// <summary>Without a frame for so long a connection is dead.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    // Frames wait here when the owner is busy for a moment; a full channel makes the socket wait, so none is lost.
    private const int EventsAhead = 256;
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(2);

    private readonly EdgeServices _services;
    private readonly WaitingCommands _commands;
    private readonly MediaSocket _socket;
    private readonly Dispatch _dispatch;

    // The owner goes on right where an event comes in, if it is idle: a frame passes from the socket to the listener without a change of thread.
    private readonly Channel<CallEvent> _events = Channel.CreateBounded<CallEvent>(
        new BoundedChannelOptions(EventsAhead) { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<ConversationState?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConversationState? _conversation;
    private ICallEngine? _engine;
    private RecordingTape? _tape;
    private int _end = -1;

    /// <summary>Creates the session of a connection; on one that gathers, frames that are due together go out together.</summary>
    public CallSession(SessionIdentity identity, WebSocket socket, EdgeServices services, GatheringStream? connection = null)
    {
        (Identity, _services) = (identity, services);
        _commands = new WaitingCommands(identity.CallId, services.Untaken);
        _socket = new MediaSocket(socket, services.Metrics, services.Time, connection);
        _dispatch = new Dispatch(services.Publish, services.Metrics, services.Time, services.Logger, services.GivesUp);
    }

    /// <summary>Which connection of which call it is.</summary>
    public SessionIdentity Identity { get; }

    /// <summary>Ends with the session, and hands on its conversation; null where it never had one.</summary>
    public Task<ConversationState?> Over => _over.Task;

    /// <summary>Ends when the bus has taken all turns of the session and of those before it in this process, and that it has ended.</summary>
    public Task Told => _told.Task;

    /// <summary>Ends when the session has told the bus everything and let go of all it held.</summary>
    public Task Left => _left.Task;

    /// <summary>Leads the call until the connection ends.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="behind">What earlier sessions of the call have to tell first: whoever hears of its end has heard all of it.</param>
    public async Task RunAsync(ConversationState conversation, Task? behind = null)
    {
        _conversation = conversation;
        var (call, session) = Identity;
        Log.SessionBegins(_services.Logger, call, session);
        // Whoever hears that it began may count on it to notice a line that falls silent.
        using var watch = new FrameWatch(_services.Time, LongestSilence, FallSilent);
        _dispatch.Start(behind);
        _dispatch.Publish(new MediaSessionStarted { CallId = call, SessionId = session, EdgeAddress = _services.Address });
        // Tokens cost the socket objects for every frame; one look at the end does as well.
        await using var breaks = _stop.Token.UnsafeRegister(static socket => ((MediaSocket)socket!).Abort(), _socket);
        var reading = ReadAsync(watch);
        var reason = await OwnAsync();
        _events.Writer.TryComplete();
        Finish(reason);
        _dispatch.Publish(new MediaSessionEnded { CallId = call, SessionId = session, Reason = reason, LastTurn = _engine?.LastTurn });
        _dispatch.Mark(_told);
        _over.TrySetResult(conversation);
        await LeaveAsync(reading);
        Log.SessionEnded(_services.Logger, call, session, reason);
    }

    /// <summary>Hands in something that happens to the call; false once it is over.</summary>
    public async ValueTask<bool> PostAsync(CallEvent happened)
    {
        try
        {
            await _events.Writer.WriteAsync(happened);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>Ends the session: at once if its owner is free, within seconds if the other side of the socket holds it up.</summary>
    public void End(StreamEnd reason)
    {
        Interlocked.CompareExchange(ref _end, (int)reason, -1);
        _events.Writer.TryWrite(new CallEvent { Kind = CallEventKind.End, Number = (int)reason });
        try
        {
            _stop.CancelAfter(TimeToLeave);
        }
        catch (ObjectDisposedException)
        {
            // It is over already.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.TrySetResult(_conversation);
        _told.TrySetResult();
        _left.TrySetResult();
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(FrameWatch watch)
    {
        var reason = await _socket.ReadAsync(_events.Writer, watch);
        await PostAsync(new CallEvent { Kind = CallEventKind.End, Number = (int)reason });
    }

    private async Task<StreamEnd> OwnAsync()
    {
        try
        {
            while (await _events.Reader.WaitToReadAsync())
            {
                while (_end < 0 && _events.Reader.TryRead(out var happened))
                {
                    if (happened.Kind == CallEventKind.End)
                        return _end >= 0 ? (StreamEnd)_end : (StreamEnd)happened.Number;
                    await TakeAsync(happened);
                    if (happened.Kind == CallEventKind.Frame)
                        _services.Load.FrameDone(happened.ArrivedAt);
                    _services.Watch?.Invoke(Identity, happened);
                    happened.Release();
                }

                // What nobody has taken yet is for the next session.
                if (_end >= 0)
                    return (StreamEnd)_end;
            }

            return StreamEnd.WeClosed;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return _end >= 0 ? (StreamEnd)_end : StreamEnd.ConnectionLost;
        }
        catch (Exception exception)
        {
            Log.SessionFailed(_services.Logger, exception, Identity.CallId);
            return StreamEnd.Failed;
        }
    }

    private ValueTask TakeAsync(CallEvent happened)
    {
        if (_engine is not null)
            return _engine.TakeAsync(happened);
        if (happened.Kind == CallEventKind.Format)
            return BeginAsync(happened);

        // Nothing can be said or heard before the shape of the sound is known.
        _commands.Keep(happened);
        return ValueTask.CompletedTask;
    }

    private async ValueTask BeginAsync(CallEvent format)
    {
        var caller = _conversation!.Initiation.PhoneNumber.Value;
        var services = _services with
        {
            Flags = new CallFlags(_services.Flags, caller, _conversation.Variants),
            Prompts = _services.Prompts.For(caller, _conversation.Variants),
        };
        _tape = _services.Journals?.Open(Identity, format.Number, _conversation, services);
        _engine = CallEngines.For(new PcmFormat(format.Number), Identity, _conversation, _socket, _dispatch, _events.Writer, services, _tape);
        _engine.Start();
        await _engine.TakeAsync(format);
        foreach (var command in _commands.TakeLeft())
            await _engine.TakeAsync(command);
        _commands.Clear();
    }

    // Whatever goes wrong at the end, it is told that there was one.
    private void Finish(StreamEnd reason)
    {
        IReadOnlyList<SayToCaller> unfinished = [];
        Try(() => _tape?.Ending(reason));
        Try(() => unfinished = _engine?.Finish(reason) ?? []);
        _commands.HandOn(unfinished, _events.Reader, thereIsNext: reason is not (StreamEnd.WeClosed or StreamEnd.EdgeLeaving));
        Try(() => _tape?.Close());
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception exception)
        {
            Log.SessionFailed(_services.Logger, exception, Identity.CallId);
        }
    }

    private void FallSilent()
    {
        Log.FellSilent(_services.Logger, Identity.CallId, LongestSilence.TotalSeconds);
        End(StreamEnd.FellSilent);
    }

    private async Task LeaveAsync(Task reading)
    {
        using var timeout = new CancellationTokenSource(TimeToLeave, _services.Time);
        await _socket.CloseAsync(timeout.Token);
        await reading.WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        await LetGoAsync(() => new ValueTask(reading));
        while (_events.Reader.TryRead(out var left))
            left.Release();
        await LetGoAsync(() => _engine?.DisposeAsync() ?? ValueTask.CompletedTask);
        // By now nobody counts any more.
        if (_conversation!.Usage.Take() is { Count: > 0 } rest)
            _dispatch.Publish(new UsageReported { CallId = Identity.CallId, SessionId = Identity.SessionId, Usage = rest });
        await LetGoAsync(_dispatch.DisposeAsync);
        if (_tape is not null)
            await _tape.DisposeAsync().AsTask().WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What fails in one part keeps nothing of the others.
    private async Task LetGoAsync(Func<ValueTask> part)
    {
        try
        {
            await part();
        }
        catch (Exception exception)
        {
            Log.LeavingFailed(_services.Logger, exception, Identity.CallId);
        }
    }
}
