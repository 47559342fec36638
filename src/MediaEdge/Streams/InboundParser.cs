using System.Buffers.Text;
using System.Text.Json;

namespace CallCenter.MediaEdge.Streams;

/// <summary>
/// Reads the messages of the media socket (Azure Communication Services, audio streaming): names and kinds in any letter case,
/// decided by the kind alone, whatever order the properties come in. Never throws and never allocates.
/// </summary>
internal static class InboundParser
{
    /// <summary>Reads one message.</summary>
    /// <param name="json">The whole message; its base64 text is overwritten by the sound it stands for.</param>
    public static InboundMessage Parse(Span<byte> json)
    {
        try
        {
            return Read(json);
        }
        catch (JsonException)
        {
            return new InboundMessage { Kind = InboundKind.Garbage };
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to a string that is no valid UTF-8.
            return new InboundMessage { Kind = InboundKind.Garbage };
        }
    }

    private static InboundMessage Read(Span<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return new InboundMessage { Kind = InboundKind.Garbage };

        var kind = InboundKind.Other;
        var body = default(Body);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = Is(ref reader, "kind"u8);
            reader.Read();
            if (isKind)
                kind = KindOf(ref reader);
            else if (reader.TokenType == JsonTokenType.StartObject)
                body.Read(ref reader);
            else
                reader.Skip();
        }

        // Anything behind the object makes the reader throw.
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? body.Build(kind, json) : new InboundMessage { Kind = InboundKind.Garbage };
    }

    private static InboundKind KindOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            return InboundKind.Garbage;
        if (Is(ref reader, "audiodata"u8))
            return InboundKind.Audio;
        if (Is(ref reader, "audiometadata"u8))
            return InboundKind.Metadata;
        return Is(ref reader, "dtmfdata"u8) ? InboundKind.Dtmf : InboundKind.Other;
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> lowerCase) =>
        System.Text.Ascii.EqualsIgnoreCase(reader.ValueSpan, lowerCase);

    /// <summary>What was found inside the objects of a message; which of it counts is decided by the kind, which may come last.</summary>
    private ref struct Body
    {
        private int _sampleRate;
        private int _dataStart;
        private int _dataLength;
        private bool _escaped;
        private bool _hasData;

        public void Read(ref Utf8JsonReader reader)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isData = Is(ref reader, "data"u8);
                var isRate = Is(ref reader, "samplerate"u8);
                reader.Read();
                if (isData && reader.TokenType == JsonTokenType.String)
                    (_dataStart, _dataLength, _escaped, _hasData) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped, true);
                else if (isRate && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var rate))
                    _sampleRate = rate;
                else
                    reader.Skip();
            }
        }

        public readonly InboundMessage Build(InboundKind kind, Span<byte> json)
        {
            var data = _hasData ? json.Slice(_dataStart, _dataLength) : [];
            if (_escaped)
                data = Unescape(data);
            return kind switch
            {
                InboundKind.Metadata when _sampleRate > 0 => new InboundMessage { Kind = kind, SampleRate = _sampleRate },
                InboundKind.Dtmf when data.Length == 1 && IsKey(data[0]) =>
                    new InboundMessage { Kind = kind, Key = char.ToUpperInvariant((char)data[0]) },
                InboundKind.Audio when _hasData && Base64.DecodeFromUtf8InPlace(data, out var length) == System.Buffers.OperationStatus.Done =>
                    new InboundMessage { Kind = kind, Sound = data[..length] },
                InboundKind.Other => new InboundMessage { Kind = kind },
                _ => new InboundMessage { Kind = InboundKind.Garbage },
            };
        }

        // Some writers escape the + and / of base64; the reader has checked that the escapes are well formed.
        private static Span<byte> Unescape(Span<byte> text)
        {
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var value = text[i];
                if (value == '\\')
                {
                    value = text[++i];
                    if (value == 'u' && Utf8Parser.TryParse(text.Slice(i + 1, 4), out ushort code, out _, 'x'))
                        (value, i) = (code < 128 ? (byte)code : (byte)0, i + 4);
                }

                text[length++] = value;
            }

            return text[..length];
        }

        private static bool IsKey(byte key) => "0123456789*#ABCDabcd"u8.Contains(key);
    }
}
