using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using CallCenter.MediaEdge.Realtime;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// Writes one record after another into the same memory: length of what follows in four bytes, kind, body; numbers little-endian or in
/// groups of seven bits (LEB128), signed ones in zigzag. Nothing is allocated once the memory is as large as the largest record.
/// </summary>
internal sealed class RecordWriter
{
    /// <summary>Bytes before the kind.</summary>
    public const int LengthBytes = sizeof(uint);

    private const int LongestNumber = 10;
    private byte[] _bytes = new byte[4096];
    private int _used;

    /// <summary>Begins a record.</summary>
    public RecordWriter Begin(RecordKind kind)
    {
        _used = LengthBytes;
        return Byte((byte)kind);
    }

    /// <summary>The record that was written, until another one is begun.</summary>
    public ReadOnlySpan<byte> End()
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes, (uint)(_used - LengthBytes));
        return _bytes.AsSpan(0, _used);
    }

    /// <summary>Writes a byte.</summary>
    public RecordWriter Byte(byte value)
    {
        Room(1)[0] = value;
        _used++;
        return this;
    }

    /// <summary>Writes a number that is mostly small.</summary>
    public RecordWriter Number(ulong value)
    {
        var room = Room(LongestNumber);
        var at = 0;
        for (; value >= 0x80; value >>= 7)
            room[at++] = (byte)(value | 0x80);
        room[at++] = (byte)value;
        _used += at;
        return this;
    }

    /// <summary>Writes a number that is mostly near zero.</summary>
    public RecordWriter Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes a span of time.</summary>
    public RecordWriter Time(TimeSpan value) => Signed(value.Ticks);

    /// <summary>Writes bytes up to the end of the record.</summary>
    public RecordWriter Rest(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _used += bytes.Length;
        return this;
    }

    /// <summary>Writes a text up to the end of the record.</summary>
    public RecordWriter Rest(string text)
    {
        _used += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    /// <summary>Writes a name: a short text with its length.</summary>
    public RecordWriter Name(string text) => Number((ulong)Encoding.UTF8.GetByteCount(text)).Rest(text);

    /// <summary>Writes what the realtime model tells; its sound may follow.</summary>
    public RecordWriter Realtime(RealtimeEvent told)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(told, JournalJson.Options);
        return Number((ulong)json.Length).Rest(json);
    }

    /// <summary>Writes a value as JSON up to the end of the record.</summary>
    public RecordWriter Json(object value) => Rest(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), JournalJson.Options));

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _used < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
        return _bytes.AsSpan(_used);
    }
}
