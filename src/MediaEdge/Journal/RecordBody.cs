using System.Text;
using System.Text.Json;
using CallCenter.MediaEdge.Realtime;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Reads the body of a record as <see cref="RecordWriter"/> has written it.</summary>
/// <param name="bytes">The body.</param>
internal ref struct RecordBody(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>All that was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _left;

    /// <summary>All that was not read yet, as text.</summary>
    public readonly string RestText => Encoding.UTF8.GetString(_left);

    /// <summary>Reads a byte.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public byte Byte()
    {
        if (_left.IsEmpty)
            throw Short();
        var value = _left[0];
        _left = _left[1..];
        return value;
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }

        throw Short();
    }

    /// <summary>Reads a signed number.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a span of time.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public TimeSpan Time() => TimeSpan.FromTicks(Signed());

    /// <summary>Reads a name.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public string Name()
    {
        var length = Number();
        if (length > (ulong)_left.Length)
            throw Short();
        var name = Encoding.UTF8.GetString(_left[..(int)length]);
        _left = _left[(int)length..];
        return name;
    }

    /// <summary>Reads what the realtime model tells; its sound is the rest.</summary>
    /// <exception cref="JournalException">It is nothing of the kind.</exception>
    public RealtimeEvent Realtime()
    {
        var length = Number();
        if (length > (ulong)_left.Length)
            throw Short();
        var told = new RecordBody(_left[..(int)length]).Json<RealtimeEvent>();
        _left = _left[(int)length..];
        return told;
    }

    /// <summary>Reads the rest as JSON.</summary>
    /// <exception cref="JournalException">It is none of this type.</exception>
    public readonly T Json<T>() => (T)Json(typeof(T));

    /// <summary>Reads the rest as JSON.</summary>
    /// <exception cref="JournalException">It is none of this type.</exception>
    public readonly object Json(Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(_left, type, JournalJson.Options) ?? throw Short();
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new JournalException($"a record does not hold the {type.Name} that it should", error);
        }
    }

    private static JournalException Short() => new("a record is shorter than its kind asks for");
}
