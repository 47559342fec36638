using System.Text;
using System.Text.Json;
using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>A turn of recognition as the service counts them: one request id, offsets from the first sound sent under it.</summary>
/// <param name="RequestId">The id.</param>
/// <param name="Base">Call time of that first sound.</param>
internal sealed record RecognitionTurn(string RequestId, TimeSpan Base)
{
    /// <summary>Whether a message belongs to this turn; the client ignores all others.</summary>
    public bool Owns(SpeechMessage message) => Ascii.Equals(message.RequestId, RequestId);

    /// <summary>Reads a hypothesis or a phrase; null where it carries no news.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public Recognition? Read(SpeechMessage message, out string status)
    {
        using var body = Parse(message.Body);
        var root = body.RootElement;
        var isFinal = message.Path.SequenceEqual("speech.phrase"u8);
        status = isFinal && root.TryGetProperty("RecognitionStatus", out var value) ? value.GetString() ?? "" : "Success";
        if (status is not ("Success" or "NoMatch" or "InitialSilenceTimeout" or "BabbleTimeout"))
            return null;
        var text = status is "Success" && root.TryGetProperty(isFinal ? "DisplayText" : "Text", out var words) ? words.GetString() ?? "" : "";
        var from = Base + Ticks(root, "Offset");
        return new Recognition(text, from, from + Ticks(root, "Duration"), isFinal);
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        return JsonDocument.ParseValue(ref reader);
    }

    private static TimeSpan Ticks(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.TryGetInt64(out var ticks) ? TimeSpan.FromTicks(ticks) : TimeSpan.Zero;
}
