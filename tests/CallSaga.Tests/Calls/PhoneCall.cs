using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>One call in a test: what happens to it, what the saga knows of it, and what the saga had to say.</summary>
internal sealed class PhoneCall(Switchboard board, CallInitiation initiation)
{
    public static readonly Uri EdgeOne = new("loopback://localhost/edge-one");
    public static readonly Uri EdgeTwo = new("loopback://localhost/edge-two");

    private int events;

    public PhoneCall(Switchboard board)
        : this(board, Some.Initiation())
    {
    }

    public Guid Id { get; } = Guid.NewGuid();

    public Guid Session { get; } = Guid.NewGuid();

    public CallInitiation Initiation => initiation;

    public Task StartsAsync() => HappensAsync(new StartCall { CallId = Id, Initiation = initiation, RequestedAt = board.Clock.GetUtcNow() });

    public Task RingsAsync() => HappensAsync(new IncomingCall
    {
        CallId = Id, Initiation = initiation, IncomingCallContext = "eyJctx", ServerCallId = Some.ServerCallId, RangAt = board.Clock.GetUtcNow(),
    });

    public Task IsPlacedAsync() => HappensAsync(new CallPlaced { CallId = Id, ConnectionId = Some.ConnectionId, ServerCallId = Some.ServerCallId });

    public Task ConnectsAsync() => HappensAsync(new CallConnected
    {
        CallId = Id, CloudEventId = NextEvent(), ConnectionId = Some.ConnectionId, ServerCallId = Some.ServerCallId,
    });

    public Task DisconnectsAsync(int code = 200, int subCode = 7000) => HappensAsync(new CallDisconnected
    {
        CallId = Id, CloudEventId = NextEvent(), ConnectionId = Some.ConnectionId, Result = new(code, subCode),
    });

    public Task EdgeTakesItAsync(Guid? session = null, Uri? edge = null) => HappensAsync(new MediaSessionStarted
    {
        CallId = Id, SessionId = session ?? Session, EdgeAddress = edge ?? EdgeOne,
    });

    public Task EdgeLetsGoAsync(Guid? session = null, int? lastTurn = null, StreamEnd reason = StreamEnd.CarrierClosed) =>
        HappensAsync(new MediaSessionEnded { CallId = Id, SessionId = session ?? Session, Reason = reason, LastTurn = lastTurn });

    public Task TurnEndsAsync(int index, params ConversationMessage[] messages) => HappensAsync(Some.Turn(Id, Session, index, messages));

    public Task HangUpAsync(CloseReason reason = CloseReason.AssistantHungUp) => HappensAsync(new HangUpCall { CallId = Id, Reason = reason });

    public Task TransferAsync(bool bySupervisor = false) => HappensAsync(new TransferCall { CallId = Id, BySupervisor = bySupervisor });

    /// <summary>Placed, answered and held by an edge.</summary>
    public async Task TalksAsync()
    {
        await StartsAsync();
        await IsPlacedAsync();
        await ConnectsAsync();
        await EdgeTakesItAsync();
    }

    /// <summary>On its way to the human agent.</summary>
    public async Task IsBeingTransferredAsync()
    {
        await TalksAsync();
        await TransferAsync();
    }

    /// <summary>Held by an edge while the line is being cut.</summary>
    public async Task IsClosingAsync()
    {
        await TalksAsync();
        await HangUpAsync();
    }

    /// <summary>Over.</summary>
    public async Task IsClosedAsync()
    {
        await IsClosingAsync();
        await DisconnectsAsync();
        await EdgeLetsGoAsync();
    }

    public Task HappensAsync<T>(T message)
        where T : class => board.DeliverAsync(message);

    public Task HappensAsync<T>(T message, Guid messageId)
        where T : class => board.DeliverAsync(message, messageId, token: null);

    /// <summary>The wait begun last, or an earlier one, runs out.</summary>
    public async Task RunsOutAsync<TWait>(int earlier = 0)
        where TWait : class, ICallWait<TWait>
    {
        var entry = Waits<TWait>().Reverse().ElementAt(earlier);
        await board.DeliverAsync((TWait)entry.Message, entry.Token);
    }

    public IReadOnlyList<ManualSchedule.Entry> Waits<TWait>()
        where TWait : class, ICallWait<TWait> =>
        [.. board.Schedule.Entries.Where(entry => entry.Message is TWait wait && wait.CallId == Id)];

    public async Task<CallState> StateAsync()
    {
        await using var store = board.OpenStore();
        return await store.Calls.AsNoTracking().SingleAsync(call => call.CorrelationId == Id, TestContext.Current.CancellationToken);
    }

    public async Task ShouldBeAsync(string state) => (await StateAsync()).CurrentState.ShouldBe(state);

    public async Task<ConversationRecord> ConversationAsync()
    {
        var id = (await StateAsync()).ConversationId;
        await using var store = board.OpenStore();
        return await store.Conversations.AsNoTracking().SingleAsync(conversation => conversation.Id == id, TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<MessageRecord>> MessagesAsync()
    {
        await using var store = board.OpenStore();
        return await store.Messages.AsNoTracking().Where(message => message.CallId == Id).OrderBy(message => message.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<TurnRecord>> TurnsAsync()
    {
        await using var store = board.OpenStore();
        return await store.Turns.AsNoTracking().Where(turn => turn.CallId == Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the saga published about this call.</summary>
    public IReadOnlyList<T> Published<T>(Func<T, Guid> callId)
        where T : class =>
        [.. board.Harness.Published.Select<T>(TestContext.Current.CancellationToken).Select(sent => sent.Context.Message).Where(message => callId(message) == Id)];

    /// <summary>What the saga sent to an edge about this call.</summary>
    public IReadOnlyList<T> Sent<T>(Func<T, Guid> callId, Uri? to = null)
        where T : class =>
        [.. board.Harness.Sent.Select<T>(TestContext.Current.CancellationToken).Where(sent => IsOurs(sent, callId, to)).Select(sent => sent.Context.Message)];

    /// <summary>The same, once there is something: the bus notes it a little after it was sent.</summary>
    public async Task<IReadOnlyList<T>> SentInTimeAsync<T>(Func<T, Guid> callId, Uri? to = null)
        where T : class
    {
        await board.Harness.Sent.Any<T>(sent => IsOurs(sent, callId, to), TestContext.Current.CancellationToken);
        return Sent(callId, to);
    }

    public string NextEvent() => $"event-{Interlocked.Increment(ref events)}";

    private bool IsOurs<T>(ISentMessage<T> sent, Func<T, Guid> callId, Uri? to)
        where T : class =>
        sent.Context.DestinationAddress == (to ?? EdgeOne) && callId(sent.Context.Message) == Id;
}
