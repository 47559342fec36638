using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Realtime;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the realtime model is told, as the messages of its protocol.</summary>
/// <param name="access">The model and its voice.</param>
internal sealed class RealtimeMessages(RealtimeAccess access)
{
    /// <summary>Id of the message that sets the session up, by which a refusal of it is known.</summary>
    public const string SetupId = "setup";

    /// <summary>The code of a refusal to answer while another answer is being made.</summary>
    public const string Busy = "conversation_already_has_active_response";

    /// <summary>Under which the model is told the id of an ask, and tells it with its answer.</summary>
    public const string AskKey = "ask";

    // How much sound before the onset belongs to a turn, and from what the model reckons where a turn began.
    private const int PrefixMilliseconds = 300;

    /// <summary>Sound before the onset of speech that counts as part of it.</summary>
    public static TimeSpan Prefix => TimeSpan.FromMilliseconds(PrefixMilliseconds);

    /// <summary>Sets the session up, or changes it.</summary>
    public byte[] Session(RealtimeBriefing briefing, FeatureFlags flags, string language, double rate) => Bytes(new JsonObject
    {
        ["type"] = "session.update",
        ["event_id"] = SetupId,
        ["session"] = access.IsClassic ? Classic(briefing, flags, language) : Current(briefing, flags, language, rate),
    });

    /// <summary>Something that was said or written.</summary>
    /// <param name="role"><c>user</c>, <c>assistant</c> or <c>system</c>.</param>
    /// <param name="text">The words.</param>
    /// <param name="id">Id of the item, by which it can be taken back; null for one that the model gives it.</param>
    /// <param name="after">Id of the item that it stands behind; null for the end of the conversation.</param>
    public byte[] Item(string role, string text, string? id = null, string? after = null)
    {
        var kind = role is not "assistant" ? "input_text" : access.IsClassic ? "text" : "output_text";
        var item = new JsonObject { ["type"] = "message", ["role"] = role, ["content"] = new JsonArray(new JsonObject { ["type"] = kind, ["text"] = text }) };
        if (id is not null)
            item["id"] = id;
        return Create(item, after);
    }

    /// <summary>What came of a tool.</summary>
    public static byte[] ToolResult(string callId, string result) =>
        Create(new JsonObject { ["type"] = "function_call_output", ["call_id"] = callId, ["output"] = result });

    /// <summary>An answer is wanted.</summary>
    /// <param name="id">Id of the message, by which a refusal of it is known, and its answer.</param>
    /// <param name="mayCallTools">Whether the model may call tools in it.</param>
    public static byte[] Respond(string id, bool mayCallTools)
    {
        var response = new JsonObject { ["metadata"] = new JsonObject { [AskKey] = id } };
        if (!mayCallTools)
            response["tool_choice"] = "none";
        return Bytes(new JsonObject { ["type"] = "response.create", ["event_id"] = id, ["response"] = response });
    }

    /// <summary>The answer is not wanted any more.</summary>
    /// <param name="responseId">The answer; null for whichever is being made.</param>
    public static byte[] Cancel(string? responseId = null)
    {
        var message = new JsonObject { ["type"] = "response.cancel" };
        if (responseId is not null)
            message["response_id"] = responseId;
        return Bytes(message);
    }

    /// <summary>Only so much of what the model said was heard.</summary>
    public static byte[] Truncate(string itemId, long milliseconds) => Bytes(new JsonObject
    {
        ["type"] = "conversation.item.truncate",
        ["item_id"] = itemId,
        ["content_index"] = 0,
        ["audio_end_ms"] = milliseconds,
    });

    /// <summary>Nothing was heard of what the model said, or what the caller said is not to be known.</summary>
    public static byte[] Delete(string itemId) => Bytes(new JsonObject { ["type"] = "conversation.item.delete", ["item_id"] = itemId });

    private JsonObject Current(RealtimeBriefing briefing, FeatureFlags flags, string language, double rate) => new()
    {
        ["type"] = "realtime",
        ["instructions"] = briefing.Instructions,
        ["output_modalities"] = new JsonArray("audio"),
        ["audio"] = new JsonObject
        {
            ["input"] = new JsonObject
            {
                ["format"] = new JsonObject { ["type"] = "audio/pcm", ["rate"] = 24_000 },
                ["turn_detection"] = TurnDetection(flags),
                ["transcription"] = Transcription(language),
            },
            ["output"] = new JsonObject
            {
                ["format"] = new JsonObject { ["type"] = "audio/pcm", ["rate"] = 24_000 },
                ["voice"] = access.Voice,
                ["speed"] = rate,
            },
        },
        ["tools"] = Tools(briefing),
        ["tool_choice"] = "auto",
    };

    // The preview API behind the classic address knows the flat session of the beta, and no speed.
    private JsonObject Classic(RealtimeBriefing briefing, FeatureFlags flags, string language) => new()
    {
        ["modalities"] = new JsonArray("audio", "text"),
        ["instructions"] = briefing.Instructions,
        ["voice"] = access.Voice,
        ["input_audio_format"] = "pcm16",
        ["output_audio_format"] = "pcm16",
        ["input_audio_transcription"] = Transcription(language),
        ["turn_detection"] = TurnDetection(flags),
        ["tools"] = Tools(briefing),
        ["tool_choice"] = "auto",
    };

    private static JsonObject TurnDetection(FeatureFlags flags) => new()
    {
        ["type"] = "server_vad",
        ["threshold"] = flags.VadThreshold,
        ["prefix_padding_ms"] = PrefixMilliseconds,
        ["silence_duration_ms"] = (int)flags.VadSilenceTimeout.TotalMilliseconds,
        ["create_response"] = true,
        ["interrupt_response"] = true,
    };

    private JsonObject Transcription(string language) => new() { ["model"] = access.TranscriptionModel, ["language"] = language[..2] };

    private static JsonArray Tools(RealtimeBriefing briefing) => new([.. briefing.Tools.Select(tool => (JsonNode)new JsonObject
    {
        ["type"] = "function",
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["parameters"] = JsonNode.Parse(tool.Parameters),
    })]);

    private static byte[] Create(JsonObject item, string? after = null)
    {
        var message = new JsonObject { ["type"] = "conversation.item.create", ["item"] = item };
        if (after is not null)
            message["previous_item_id"] = after;
        return Bytes(message);
    }

    private static byte[] Bytes(JsonObject message) => JsonSerializer.SerializeToUtf8Bytes(message);
}
