using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Wire;
using CallCenter.Simulator.Speech.Recognition;

namespace CallCenter.Simulator.Realtime;

/// <summary>
/// One session with the simulated speech-to-speech model: hears modem speech, tells where turns begin and end, and answers by the rules of
/// the simulated language model, in modem speech. Wrong events are answered with errors and end nothing.
/// </summary>
internal sealed class RealtimeSession(RealtimeSocket socket, string model, bool isBeta, TimeProvider time) : IAsyncDisposable
{
    private const int SampleRate = 24_000;

    private readonly RealtimeConversation _conversation = new();
    private RealtimeSettings _settings = new();
    private PhraseTracker _tracker = Tracker(TimeSpan.FromMilliseconds(500));
    private RealtimeReply? _reply;
    private string? _turn;
    private long _committed;

    /// <summary>Talks until the client closes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        socket.Send("session.created", ("session", Describe()));
        while (await socket.ReceiveAsync(cancellationToken) is { } told)
        {
            try
            {
                Take(told);
            }
            catch (RealtimeErrorException error)
            {
                Refuse(error, ChatRequestReader.Text(told, "event_id"));
            }
            catch (Exception exception) when (exception is InvalidOperationException or FormatException)
            {
                Refuse(new RealtimeErrorException("invalid_type", "A part of the event has the wrong type."), ChatRequestReader.Text(told, "event_id"));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Volatile.Read(ref _reply) is not { } reply)
            return;
        reply.Stop("client_cancelled");
        await reply.Running;
    }

    private void Take(JsonElement told)
    {
        switch (ChatRequestReader.Text(told, "type"))
        {
            case "session.update":
                Update(told);
                break;
            case "input_audio_buffer.append":
                Hear(Convert.FromBase64String(Required(told, "audio")));
                break;
            case "input_audio_buffer.commit":
                Commit();
                break;
            case "input_audio_buffer.clear":
                (_tracker, _turn, _committed) = (Tracker(_settings.TurnSilence), null, 0);
                socket.Send("input_audio_buffer.cleared");
                break;
            case "conversation.item.create":
                Add(_conversation.Read(Part(told, "item")), ChatRequestReader.Text(told, "previous_item_id"));
                break;
            case "conversation.item.truncate":
                Truncate(told);
                break;
            case "conversation.item.delete":
                _conversation.Change(ChatRequestReader.Text(told, "item_id"), _ => null);
                socket.Send("conversation.item.deleted", ("item_id", Required(told, "item_id")));
                break;
            case "response.create":
                Create(told);
                break;
            case "response.cancel":
                Cancel(ChatRequestReader.Text(told, "response_id"));
                break;
            case null:
                throw new RealtimeErrorException("invalid_json", "The event is no JSON object with a type.");
            case var other:
                throw new RealtimeErrorException("invalid_value", $"Invalid value: '{other}'.", "type");
        }
    }

    private void Update(JsonElement told)
    {
        var before = _settings;
        _settings = before.With(Part(told, "session"), isBeta);
        if (_settings.TurnSilence != before.TurnSilence)
            _tracker = Tracker(_settings.TurnSilence);
        socket.Send("session.updated", ("session", Describe()));
    }

    private void Hear(byte[] sound)
    {
        if (sound.Length % sizeof(short) != 0)
            throw new RealtimeErrorException("invalid_value", "The audio is no whole number of 16-bit samples.", "audio");
        _committed += sound.Length;
        Take(_tracker.Push(MemoryMarshal.Cast<byte, short>(sound)));
    }

    private void Take(IReadOnlyList<RecognitionEvent> heard)
    {
        foreach (var moment in heard)
        {
            if (moment is SpeechBegan && _settings.TurnSilence is not null)
                Begin(moment.Offset);
            else if (moment is Phrase phrase && _settings.TurnSilence is { } silence)
                End(phrase, silence);
        }
    }

    private void Begin(long offset)
    {
        _turn = RealtimeConversation.NewId("item");
        socket.Send("input_audio_buffer.speech_started", ("audio_start_ms", Math.Max(0, Milliseconds(offset) - 300)), ("item_id", _turn));
        if (_settings.InterruptsResponse)
            Volatile.Read(ref _reply)?.Stop("turn_detected");
    }

    private void End(Phrase phrase, TimeSpan silence)
    {
        if (_turn is not { } turn)
            return;
        _turn = null;
        socket.Send("input_audio_buffer.speech_stopped", ("audio_end_ms", Milliseconds(phrase.Offset + phrase.Duration) + (long)silence.TotalMilliseconds), ("item_id", turn));
        Commit(turn, phrase.Text, Milliseconds(phrase.Duration) / 1000.0, responds: _settings.CreatesResponse);
    }

    private void Commit()
    {
        if (_committed < SampleRate / 10 * sizeof(short))
            throw new RealtimeErrorException("input_audio_buffer_commit_empty", "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio.");
        var phrases = _tracker.Finish().OfType<Phrase>().Select(phrase => phrase.Text).ToList();
        var turn = _turn ?? RealtimeConversation.NewId("item");
        (_tracker, _turn) = (Tracker(_settings.TurnSilence), null);
        Commit(turn, string.Join(' ', phrases), (double)_committed / (SampleRate * sizeof(short)), responds: false);
    }

    private void Commit(string turn, string text, double seconds, bool responds)
    {
        _committed = 0;
        var item = new RealtimeItem(turn, "user", text) { IsSpoken = true };
        var before = _conversation.Add(item);
        socket.Send("input_audio_buffer.committed", ("previous_item_id", before), ("item_id", turn));
        // The words are written down beside the answer, and later.
        var unheard = item with { Text = "" };
        socket.Send("conversation.item.added", ("previous_item_id", before), ("item", unheard.Write()));
        socket.Send("conversation.item.done", ("previous_item_id", before), ("item", unheard.Write()));
        if (responds)
            Answer(_settings, metadata: null);
        if (_settings.Transcribes)
        {
            // As a model that is billed by time tells it.
            var usage = new JsonObject { ["type"] = "duration", ["seconds"] = seconds };
            socket.Send("conversation.item.input_audio_transcription.completed", ("item_id", turn), ("content_index", 0), ("transcript", text), ("usage", usage));
        }
    }

    private void Add(RealtimeItem item, string? after)
    {
        var before = _conversation.Add(item, after);
        socket.Send("conversation.item.added", ("previous_item_id", before), ("item", item.Write()));
        socket.Send("conversation.item.done", ("previous_item_id", before), ("item", item.Write()));
    }

    private void Truncate(JsonElement told)
    {
        var heard = Part(told, "audio_end_ms").GetInt32();
        _conversation.Change(ChatRequestReader.Text(told, "item_id"), item => item is { Role: "assistant", IsSpoken: true }
            ? item.CutAt(TimeSpan.FromMilliseconds(heard))
            : throw new RealtimeErrorException("invalid_value", "Only model output audio messages can be truncated.", "item_id"));
        socket.Send("conversation.item.truncated", ("item_id", Required(told, "item_id")), ("content_index", 0), ("audio_end_ms", heard));
    }

    private void Create(JsonElement told)
    {
        if (Volatile.Read(ref _reply) is not null)
            throw new RealtimeErrorException("conversation_already_has_active_response", "Conversation already has an active response in progress.");
        var wanted = Part(told, "response");
        var settings = _settings with
        {
            Instructions = ChatRequestReader.Text(wanted, "instructions") ?? _settings.Instructions,
            MayCallTools = _settings.MayCallTools && ChatRequestReader.Text(wanted, "tool_choice") is not "none",
        };
        Answer(settings, Part(wanted, "metadata") is { ValueKind: JsonValueKind.Object } metadata ? JsonObject.Create(metadata) : null);
    }

    private void Cancel(string? id)
    {
        if (Volatile.Read(ref _reply) is not { } reply || (id is not null && !string.Equals(id, reply.Id, StringComparison.Ordinal)))
            throw new RealtimeErrorException("response_cancel_not_active", "Cancellation failed: no active response found.");
        reply.Stop("client_cancelled");
    }

    private void Answer(RealtimeSettings settings, JsonObject? metadata)
    {
        var reply = new RealtimeReply(socket, _conversation, settings, metadata, time);
        Volatile.Read(ref _reply)?.Stop("turn_detected");
        Volatile.Write(ref _reply, reply);
        reply.Start(ended: () => Interlocked.CompareExchange(ref _reply, null, reply));
    }

    private void Refuse(RealtimeErrorException error, string? eventId) => socket.Send("error", ("error", new JsonObject
    {
        ["type"] = "invalid_request_error",
        ["code"] = error.Code,
        ["message"] = error.Message,
        ["param"] = error.Param,
        ["event_id"] = eventId,
    }));

    private JsonObject Describe() => new()
    {
        ["type"] = "realtime",
        ["object"] = "realtime.session",
        ["model"] = model,
        ["instructions"] = _settings.Instructions,
        ["output_modalities"] = new JsonArray(_settings.Speaks ? "audio" : "text"),
        ["tool_choice"] = _settings.MayCallTools ? "auto" : "none",
    };

    private static PhraseTracker Tracker(TimeSpan? silence) =>
        new(SampleRate, new RecognitionSettings { Language = "", SegmentationSilence = silence, InitialSilence = TimeSpan.MaxValue });

    private static long Milliseconds(long samples) => samples * 1000 / SampleRate;

    private static JsonElement Part(JsonElement told, string name) =>
        told.ValueKind == JsonValueKind.Object && told.TryGetProperty(name, out var part) ? part : default;

    private static string Required(JsonElement told, string name) =>
        ChatRequestReader.Text(told, name) ?? throw new RealtimeErrorException("missing_required_parameter", $"Missing required parameter: '{name}'.", name);
}
