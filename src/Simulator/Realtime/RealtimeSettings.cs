using System.Text.Json;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Realtime;

/// <summary>What a session was set up with, in the shape of the current protocol or the flat one of the beta.</summary>
internal sealed record RealtimeSettings
{
    private static readonly string[] Voices = ["alloy", "ash", "ballad", "cedar", "coral", "echo", "marin", "sage", "shimmer", "verse"];

    /// <summary>System prompt.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Tools that may be called.</summary>
    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Whether tools are called at all.</summary>
    public bool MayCallTools { get; init; } = true;

    /// <summary>Voice; all sound alike here.</summary>
    public string Voice { get; init; } = "alloy";

    /// <summary>Whether answers are spoken; else they are written.</summary>
    public bool Speaks { get; init; } = true;

    /// <summary>Whether what the client says is written down.</summary>
    public bool Transcribes { get; init; }

    /// <summary>Silence that ends a turn; null where the client commits turns itself.</summary>
    public TimeSpan? TurnSilence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether a turn that ends is answered.</summary>
    public bool CreatesResponse { get; init; } = true;

    /// <summary>Whether speech of the client ends the answer being made.</summary>
    public bool InterruptsResponse { get; init; } = true;

    /// <summary>The settings after a <c>session.update</c>; what it does not name stays.</summary>
    /// <exception cref="RealtimeErrorException">Something in it is wrong.</exception>
    public RealtimeSettings With(JsonElement session, bool isBeta)
    {
        if (!isBeta && Text(session, "type") is not "realtime")
            throw new RealtimeErrorException("missing_required_parameter", "Missing required parameter: 'session.type'.", "session.type");
        var input = isBeta ? session : At(session, "audio", "input");
        var output = isBeta ? session : At(session, "audio", "output");
        CheckFormat(input, isBeta ? "input_audio_format" : "format");
        CheckFormat(output, isBeta ? "output_audio_format" : "format");
        var voice = Text(output, "voice") ?? Voice;
        if (!Voices.Contains(voice, StringComparer.Ordinal))
            throw new RealtimeErrorException("invalid_value", $"Invalid value: '{voice}'.", "session.audio.output.voice");
        var modalities = At(session, isBeta ? "modalities" : "output_modalities");
        var settings = this with
        {
            Instructions = Text(session, "instructions") ?? Instructions,
            Tools = At(session, "tools").ValueKind == JsonValueKind.Array ? [.. At(session, "tools").EnumerateArray().Select(Tool)] : Tools,
            MayCallTools = Text(session, "tool_choice") is { } choice ? choice is not "none" : MayCallTools,
            Voice = voice,
            Speaks = modalities.ValueKind == JsonValueKind.Array ? modalities.EnumerateArray().Any(item => item.GetString() is "audio") : Speaks,
        };
        if (Has(input, isBeta ? "input_audio_transcription" : "transcription", out var transcription))
            settings = settings with { Transcribes = transcription.ValueKind == JsonValueKind.Object };
        return Has(input, "turn_detection", out var detection) ? settings.WithTurns(detection) : settings;
    }

    private RealtimeSettings WithTurns(JsonElement detection)
    {
        if (detection.ValueKind == JsonValueKind.Null)
            return this with { TurnSilence = null };
        if (Text(detection, "type") is not ("server_vad" or "semantic_vad"))
            throw new RealtimeErrorException("invalid_value", "Supported values are: 'server_vad' and 'semantic_vad'.", "session.audio.input.turn_detection.type");
        if (Has(detection, "threshold", out var threshold) && !(threshold.TryGetDouble(out var level) && level is >= 0 and <= 1))
            throw new RealtimeErrorException("invalid_value", "Expected a value between 0 and 1.", "session.audio.input.turn_detection.threshold");
        return this with
        {
            TurnSilence = Has(detection, "silence_duration_ms", out var silence) ? TimeSpan.FromMilliseconds(silence.GetInt32()) : TurnSilence ?? TimeSpan.FromMilliseconds(500),
            CreatesResponse = !Has(detection, "create_response", out var create) || create.ValueKind != JsonValueKind.False,
            InterruptsResponse = !Has(detection, "interrupt_response", out var interrupt) || interrupt.ValueKind != JsonValueKind.False,
        };
    }

    private static void CheckFormat(JsonElement parent, string name)
    {
        var format = At(parent, name);
        var isPcm = format.ValueKind switch
        {
            JsonValueKind.Undefined => true,
            JsonValueKind.String => format.GetString() is "pcm16",
            _ => Text(format, "type") is "audio/pcm" && (!Has(format, "rate", out var rate) || (rate.TryGetInt32(out var samples) && samples == 24_000)),
        };
        if (!isPcm)
            throw new RealtimeErrorException("invalid_value", "This server speaks and hears audio/pcm at 24000 Hz only.", $"session.audio.{name}");
    }

    private static ToolDefinition Tool(JsonElement tool) => Text(tool, "type") is "function" && Text(tool, "name") is { Length: > 0 } name
        ? new ToolDefinition(name, At(tool, "parameters"))
        : throw new RealtimeErrorException("missing_required_parameter", "Missing required parameter: 'session.tools[0].name'.", "session.tools");

    private static string? Text(JsonElement parent, string name) => ChatRequestReader.Text(parent, name);

    private static bool Has(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
    }

    private static JsonElement At(JsonElement parent, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!Has(parent, name, out parent))
                return default;
        }

        return parent;
    }
}
