using System.Threading.Channels;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>The line of a call to the realtime model: one connection at a time, each of which is told all that was said before it.</summary>
internal sealed class RealtimeLine(
    RealtimeServices realtime, RealtimeMessages messages, ConversationState conversation, TurnRecorder recorder, ChannelWriter<CallEvent> events, EdgeServices services)
    : IAsyncDisposable
{
    // As many as the assistant is shown in a request.
    private const int Latest = 20;

    private readonly List<Task> _leaving = [];
    private RealtimeConnection? _connection;
    private int _number;

    /// <summary>The connection that is there, or being made.</summary>
    public RealtimeConnection Connection => _connection ?? throw new InvalidOperationException("The line was not opened.");

    /// <summary>When the model began to hear the caller on this connection, in call time.</summary>
    public TimeSpan OpenedAt { get; private set; }

    /// <summary>Whether this is still the first turn of a call that goes on with an earlier conversation.</summary>
    public bool IsFirstOfResumed { get; set; } = conversation.Opening == ConversationOpening.Resumed;

    /// <summary>Whether an event is one of the connection that is there.</summary>
    public bool IsCurrent(CallEvent happened) => happened.Number == _number;

    /// <summary>Makes a connection, in place of the one before, and tells the model what is known and was said.</summary>
    public void Open(TimeSpan now)
    {
        Leave();
        OpenedAt = now;
        _connection = new RealtimeConnection(++_number, realtime.Access, events, services.Metrics, services.Time, services.Logger);
        _connection.Start();
        Refresh();
        foreach (var said in conversation.Messages.Where(message => message.Action is MessageAction.Talk or MessageAction.Sms && message.Content.Length > 0).TakeLast(Latest))
            Tell(said.Persona == Persona.Human ? "user" : "assistant", said.Content);
        if (!recorder.IsOpen)
            return;
        if (recorder.Current.Caller is { Content.Length: > 0 } caller)
            Tell("user", caller.Content);
        if (string.Join(' ', recorder.Sentences) is { Length: > 0 } sentences)
            Tell("assistant", sentences);
    }

    /// <summary>Sends a message; to nobody once the line was left.</summary>
    public void Send(byte[] message) => _connection?.Send(message);

    /// <summary>Tells the model of something that was said without it.</summary>
    public void Tell(string role, string text) => Send(messages.Item(role, text));

    /// <summary>Tells the model what is known now: facts, reminders, language, tools, pace.</summary>
    public void Refresh() => Send(messages.Session(
        realtime.Assistant.Brief(conversation.Snapshot(latest: null, IsFirstOfResumed)), services.Flags.CurrentValue, conversation.Language, conversation.Rate));

    /// <summary>Lets the connection go.</summary>
    public void Leave()
    {
        _leaving.RemoveAll(task => task.IsCompleted);
        if (_connection is { } connection)
            _leaving.Add(connection.DisposeAsync().AsTask());
        _connection = null;
        _number++;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }
}
