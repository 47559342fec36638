using System.Text.Json;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>
/// Reads the app's messages in every spelling the official clients use: names and kind in any letter case, decided by kind alone
/// (the JavaScript client sends an empty <c>stopAudio</c> beside its audio).
/// </summary>
internal static class MediaMessageReader
{
    /// <returns>False for garbage and for kinds that mean nothing to the service.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out InboundMedia media)
    {
        media = default;
        try
        {
            return Read(message, out media);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Read(ReadOnlySpan<byte> message, out InboundMedia media)
    {
        media = default;
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        string? kind = null;
        byte[]? audio = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (Same(name, "kind"))
                kind = reader.GetString();
            else if (Same(name, "audioData") && reader.TokenType == JsonTokenType.StartObject)
                audio = ReadData(ref reader);
            else
                reader.Skip();
        }

        if (Same(kind, "StopAudio"))
            return true;
        media = new InboundMedia(audio);
        return Same(kind, "AudioData") && audio is { Length: > 1 };
    }

    private static byte[]? ReadData(ref Utf8JsonReader reader)
    {
        byte[]? data = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = Same(reader.GetString(), "data");
            reader.Read();
            if (!isData)
                reader.Skip();
            else if (!reader.TryGetBytesFromBase64(out data))
                data = null;
        }

        return data;
    }

    private static bool Same(string? name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
