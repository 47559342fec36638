using System.Globalization;
using System.Threading.Channels;
using CallCenter.Assistant.Chat;
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
    private readonly RealtimeMessages _messages = new(realtime.Access);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(conversation.TimeZone);
    private readonly List<Task> _leaving = [];

    // What the caller said, by the items that the connection knows it by: those that we told it of, and those that it has heard itself.
    private readonly Dictionary<ConversationMessage, string> _toldItems = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _heardItems = new(StringComparer.Ordinal);
    private IRealtimeConnection? _connection;
    private HandedOver? _handedOver;
    private int _number;
    private int _told;

    /// <summary>The connection that is there, or being made.</summary>
    public IRealtimeConnection Connection => _connection ?? throw new InvalidOperationException("The line was not opened.");

    /// <summary>The item with what the caller said last and is answered; null where it is none that the model has.</summary>
    public string? CallerItem { get; private set; }

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
        foreach (var (entry, told) in HistoryEntry.Latest(conversation.Messages, _zone))
            Tell(entry, told);
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

    /// <summary>Tells the model what the caller said without it, keyed or wrote.</summary>
    /// <returns>The item.</returns>
    public string TellCaller(ConversationMessage said) => TellCaller(said, HistoryEntry.Of(said, _zone));

    /// <summary>The model has heard the caller by itself.</summary>
    public void Hears(string itemId)
    {
        _heardItems.Add(itemId);
        CallerItem = itemId;
    }

    /// <summary>What the caller said last is taken back: the model is to forget it.</summary>
    public void TakeBackCaller()
    {
        if (CallerItem is { } item)
            Send(RealtimeMessages.Delete(item));
        CallerItem = null;
    }

    /// <summary>Something that the caller said is taken back, wherever the connection has it from; one that does not know of it is told nothing.</summary>
    public void TakeBack(CallerUtterance said)
    {
        if ((_toldItems.GetValueOrDefault(said.Message) ?? (_heardItems.Contains(said.ItemId) ? said.ItemId : null)) is not { } item)
            return;
        Send(RealtimeMessages.Delete(item));
        if (string.Equals(item, CallerItem, StringComparison.Ordinal))
            CallerItem = null;
    }

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
        (_connection, _handedOver, CallerItem) = (null, null, null);
        _toldItems.Clear();
        _heardItems.Clear();
        _number++;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }

    private void Tell(ConversationMessage entry, HistoryEntry told)
    {
        CallerItem = null;
        if (told.IsOfAssistant)
            Tell("assistant", told.Text);
        else
            TellCaller(entry, told);
    }

    private string TellCaller(ConversationMessage said, HistoryEntry told)
    {
        CallerItem = string.Create(CultureInfo.InvariantCulture, $"turn-{++_told}");
        _toldItems[said] = CallerItem;
        Send(_messages.Item("user", told.Text, id: CallerItem));
        return CallerItem;
    }

    // The answer has to go on behind all that will be heard, so the model is told what is still on its way to the ear too.
    private void HandOver(TurnInProgress turn)
    {
        if (turn.Caller is { Content.Length: > 0 } caller)
            TellCaller(caller);
        var utterances = turn.Utterances.ToList();
        if (Joined(utterances, utterance => utterance.IsCancelled ? HeardText.Of(utterance) : utterance.Text) is not { Length: > 0 } text)
            return;
        _handedOver = new HandedOver($"said-{_number}", text, utterances);
        Send(_messages.Item("assistant", text, id: _handedOver.ItemId));
    }

    private static string Joined(IEnumerable<Utterance> utterances, Func<Utterance, string> words) =>
        string.Join(' ', utterances.Select(words).Where(text => text.Length > 0));

    private sealed record HandedOver(string ItemId, string Text, IReadOnlyList<Utterance> Utterances);
}
