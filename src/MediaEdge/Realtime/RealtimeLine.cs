using System.Threading.Channels;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>The line of a call to the realtime model: one connection at a time, each of which is told all that was said before it.</summary>
internal sealed class RealtimeLine(
    RealtimeServices realtime, ConversationState conversation, TurnRecorder recorder, ChannelWriter<CallEvent> events, EdgeServices services, CallTape? tape = null)
    : IAsyncDisposable
{
    // As many as the assistant is shown in a request.
    private const int Latest = 20;

    private readonly RealtimeMessages _messages = new(realtime.Access);
    private readonly List<Task> _leaving = [];
    private IRealtimeConnection? _connection;
    private HandedOver? _handedOver;
    private int _number;

    /// <summary>The connection that is there, or being made.</summary>
    public IRealtimeConnection Connection => _connection ?? throw new InvalidOperationException("The line was not opened.");

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
        _connection = realtime.Connection(++_number, events, services);
        _connection.Start();
        Refresh();
        foreach (var said in conversation.Messages.Where(message => message.Action is MessageAction.Talk or MessageAction.Sms && message.Content.Length > 0).TakeLast(Latest))
            Tell(said.Persona == Persona.Human ? "user" : "assistant", said.Content);
        if (recorder.IsOpen)
            HandOver(recorder.Current);
    }

    /// <summary>Sends a message; to nobody once the line was left.</summary>
    public void Send(byte[] message)
    {
        if (_connection is null)
            return;
        tape?.Told(message);
        _connection.Send(message);
    }

    /// <summary>Tells the model of something that was said without it.</summary>
    public void Tell(string role, string text) => Send(_messages.Item(role, text));

    /// <summary>Tells the model of something that was said without it and was heard, unless it was told when the connection was made.</summary>
    public void TellHeard(Utterance utterance)
    {
        if (_handedOver?.Utterances.Contains(utterance) != true)
            Tell("assistant", utterance.Text);
    }

    /// <summary>The caller has taken the floor: what the model was told when the connection was made, before it was heard, is cut to what was heard of it.</summary>
    public void CutToHeard()
    {
        if (_handedOver is not { } told)
            return;
        _handedOver = null;
        var heard = Joined(told.Utterances, utterance => utterance.DropsOnBargeIn ? HeardText.Of(utterance) : utterance.Text);
        if (string.Equals(heard, told.Text, StringComparison.Ordinal))
            return;
        if (heard.Length > 0)
            Send(_messages.Item("assistant", heard, after: told.ItemId));
        Send(RealtimeMessages.Delete(told.ItemId));
    }

    /// <summary>Tells the model what is known now: facts, reminders, language, tools, pace.</summary>
    public void Refresh()
    {
        var briefing = realtime.Brief(conversation.Snapshot(latest: null, IsFirstOfResumed));
        tape?.Briefed();
        _connection?.Send(_messages.Session(briefing, services.Flags.CurrentValue, conversation.Language, conversation.Rate));
    }

    /// <summary>Lets the connection go.</summary>
    public void Leave()
    {
        _leaving.RemoveAll(task => task.IsCompleted);
        if (_connection is { } connection)
            _leaving.Add(connection.DisposeAsync().AsTask());
        (_connection, _handedOver) = (null, null);
        _number++;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }

    // The answer has to go on behind all that will be heard, so the model is told what is still on its way to the ear too.
    private void HandOver(TurnInProgress turn)
    {
        if (turn.Caller is { Content.Length: > 0 } caller)
            Tell("user", caller.Content);
        var utterances = turn.Utterances.ToList();
        if (Joined(utterances, utterance => utterance.Text) is not { Length: > 0 } text)
            return;
        _handedOver = new HandedOver($"said-{_number}", text, utterances);
        Send(_messages.Item("assistant", text, id: _handedOver.ItemId));
    }

    private static string Joined(IEnumerable<Utterance> utterances, Func<Utterance, string> words) =>
        string.Join(' ', utterances.Select(words).Where(text => text.Length > 0));

    private sealed record HandedOver(string ItemId, string Text, IReadOnlyList<Utterance> Utterances);
}
