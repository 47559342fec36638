using System.Text.Json;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Reads the places of words out of a metadata message of the service, one after another, with no object but the words themselves. What cannot
/// be read ends it: without the places of words, what was heard is reckoned by time.
/// </summary>
/// <param name="json">The body of the message; valid as long as this is used.</param>
internal struct WordPlaces(ReadOnlyMemory<byte> json)
{
    // The body is an object with a list of objects, each with a type and its data.
    private const int EntryDepth = 2;

    private JsonReaderState _state;
    private int _read;

    /// <summary>Gives the next word; false where there is none.</summary>
    public bool TryNext(out SpokenWord word)
    {
        word = default;
        try
        {
            var reader = new Utf8JsonReader(json.Span[_read..], isFinalBlock: true, _state);
            var found = Find(ref reader, ref word);
            (_state, _read) = (reader.CurrentState, _read + (int)reader.BytesConsumed);
            return found;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            _read = json.Length;
            return false;
        }
    }

    private static bool Find(ref Utf8JsonReader reader, ref SpokenWord word)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == EntryDepth && ReadEntry(ref reader, ref word))
                return true;
        }

        return false;
    }

    // True where the entry is a word.
    private static bool ReadEntry(ref Utf8JsonReader reader, ref SpokenWord word)
    {
        var (isWord, text, offset, duration) = (false, (string?)null, 0L, 0L);
        while (reader.Read() && reader.CurrentDepth > EntryDepth)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("Type"u8))
                isWord = reader.Read() && reader.ValueTextEquals("WordBoundary"u8);
            else if (reader.ValueTextEquals("Offset"u8))
                offset = Number(ref reader);
            else if (reader.ValueTextEquals("Duration"u8))
                duration = Number(ref reader);
            else if (reader.ValueTextEquals("Text"u8))
                text = reader.Read() ? reader.GetString() : null;
        }

        word = new SpokenWord(text ?? "", TimeSpan.FromTicks(offset), TimeSpan.FromTicks(duration));
        return isWord && text is not null;
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }
}
