using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using CallCenter.Assistant.ModelClients;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Reads the messages of one connection to the realtime model, those of the beta protocol too. Sound costs no allocation from one message of an item to the next.</summary>
internal sealed class RealtimeReader
{
    private static readonly RealtimeEvent Nothing = new() { Kind = RealtimeEventKind.Other };
    private RealtimeEvent _sound = new() { Kind = RealtimeEventKind.Sound, ItemId = "" };

    /// <summary>Reads a message.</summary>
    /// <param name="message">UTF-8 JSON.</param>
    /// <param name="told">What it tells.</param>
    /// <param name="sound">Pooled buffer with samples, for <see cref="RealtimeEventKind.Sound"/>; belongs to the caller.</param>
    /// <param name="length">Bytes of it.</param>
    /// <returns>False where it is no message of the protocol.</returns>
    public bool TryRead(ReadOnlyMemory<byte> message, out RealtimeEvent told, out byte[]? sound, out int length)
    {
        (told, sound, length) = (Nothing, null, 0);
        try
        {
            if (TryReadSound(message.Span, out sound, out length))
            {
                told = _sound;
                return true;
            }

            using var document = JsonDocument.Parse(message);
            if (Text(document.RootElement, "type") is not { } type)
                return false;
            told = Read(type, document.RootElement);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private bool TryReadSound(ReadOnlySpan<byte> message, out byte[]? sound, out int length)
    {
        (sound, length) = (null, 0);
        var isSound = false;
        ReadOnlySpan<byte> delta = default, item = default;
        var json = new Utf8JsonReader(message);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isDelta, isItem) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("delta"u8), json.ValueTextEquals("item_id"u8));
            json.Read();
            if (isType && !(isSound = json.TokenType == JsonTokenType.String && (json.ValueTextEquals("response.output_audio.delta"u8) || json.ValueTextEquals("response.audio.delta"u8))))
                return false;
            if (isDelta && json.TokenType == JsonTokenType.String)
                delta = json.ValueIsEscaped ? System.Text.Encoding.ASCII.GetBytes(json.GetString()!) : json.ValueSpan; // Some writers escape the plus.
            else if (isItem && json.TokenType == JsonTokenType.String)
                item = json.ValueSpan;
            else
                json.Skip();
        }

        if (!isSound)
            return false;
        sound = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(delta.Length));
        if (Base64.DecodeFromUtf8(delta, sound, out _, out length) != OperationStatus.Done)
        {
            ArrayPool<byte>.Shared.Return(sound);
            throw new FormatException("The sound is no base64.");
        }

        if (!Matches(item, _sound.ItemId!))
            _sound = _sound with { ItemId = System.Text.Encoding.UTF8.GetString(item) };
        return true;
    }

    private static bool Matches(ReadOnlySpan<byte> utf8, string text)
    {
        if (utf8.Length != text.Length)
            return false;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] != text[i])
                return false;
        }

        return true;
    }

    private static RealtimeEvent Read(string type, JsonElement root) => type switch
    {
        "session.updated" => new RealtimeEvent { Kind = RealtimeEventKind.SessionReady },
        "input_audio_buffer.speech_started" => new RealtimeEvent { Kind = RealtimeEventKind.SpeechStarted, ItemId = Text(root, "item_id"), At = Milliseconds(root, "audio_start_ms") },
        "input_audio_buffer.speech_stopped" => new RealtimeEvent { Kind = RealtimeEventKind.SpeechStopped, ItemId = Text(root, "item_id"), At = Milliseconds(root, "audio_end_ms") },
        "conversation.item.input_audio_transcription.completed" => Transcribed(root, Part(root, "usage")),
        "conversation.item.input_audio_transcription.failed" => new RealtimeEvent
        {
            Kind = RealtimeEventKind.Transcribed,
            ItemId = Text(root, "item_id"),
            Text = "",
            Error = Text(Part(root, "error"), "code") ?? "failed",
        },
        "response.created" => ResponseCreated(Part(root, "response")),
        "response.output_audio.done" or "response.audio.done" => new RealtimeEvent { Kind = RealtimeEventKind.SoundDone, ItemId = Text(root, "item_id") },
        "response.output_audio_transcript.delta" or "response.audio_transcript.delta" => Words(root, RealtimeEventKind.Words, "delta"),
        "response.output_audio_transcript.done" or "response.audio_transcript.done" => Words(root, RealtimeEventKind.WordsDone, "transcript"),
        "response.done" => ResponseDone(Part(root, "response")),
        "error" => Failure(Part(root, "error")),
        _ => Nothing,
    };

    private static RealtimeEvent Transcribed(JsonElement root, JsonElement usage) => new()
    {
        Kind = RealtimeEventKind.Transcribed,
        ItemId = Text(root, "item_id"),
        Text = Text(root, "transcript") ?? "",
        // Models count in one or the other (platform.openai.com, realtime server events).
        Tokens = Tokens(usage),
        Seconds = Part(usage, "seconds") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetDouble() : null,
    };

    private static RealtimeEvent Words(JsonElement root, RealtimeEventKind kind, string name) =>
        new() { Kind = kind, ItemId = Text(root, "item_id"), Text = Text(root, name) ?? "" };

    private static RealtimeEvent Failure(JsonElement error) => new()
    {
        Kind = RealtimeEventKind.Failure,
        Error = Text(error, "code") ?? Text(error, "type") ?? "unknown",
        Cause = Text(error, "event_id"),
    };

    private static RealtimeEvent ResponseCreated(JsonElement response) => new()
    {
        Kind = RealtimeEventKind.ResponseCreated,
        ResponseId = Text(response, "id"),
        AskId = Text(Part(response, "metadata"), RealtimeMessages.AskKey),
    };

    private static RealtimeEvent ResponseDone(JsonElement response)
    {
        var details = Part(response, "status_details");
        return new RealtimeEvent
        {
            Kind = RealtimeEventKind.ResponseDone,
            ResponseId = Text(response, "id"),
            Status = Text(response, "status") ?? "completed",
            Error = Text(Part(details, "error"), "code") ?? Text(Part(details, "error"), "type") ?? Text(details, "reason"),
            Calls = [.. Items(response, "output").Where(item => Text(item, "type") is "function_call").Select(Call)],
            Tokens = Tokens(Part(response, "usage")),
        };
    }

    private static RealtimeTokens? Tokens(JsonElement usage)
    {
        if (Number(usage, "input_tokens") is not { } input || Number(usage, "output_tokens") is not { } output)
            return null;
        var details = Part(usage, "input_token_details");
        var cached = Number(details, "cached_tokens") ?? 0;
        var cachedSound = Number(Part(details, "cached_tokens_details"), "audio_tokens") ?? 0;
        return new RealtimeTokens(
            input, cached, (Number(details, "audio_tokens") ?? 0) - cachedSound, output, Number(Part(usage, "output_token_details"), "audio_tokens") ?? 0);
    }

    private static ModelToolCall Call(JsonElement item) =>
        new(Text(item, "call_id") ?? $"call_{Guid.NewGuid():N}", Text(item, "name") ?? "", Text(item, "arguments") ?? "");

    private static JsonElement Part(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var part) ? part : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string? Text(JsonElement parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Number(JsonElement parent, string name) =>
        Part(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static TimeSpan? Milliseconds(JsonElement parent, string name) => Number(parent, name) is { } number ? TimeSpan.FromMilliseconds(number) : null;
}
