using System.Text;

namespace CallCenter.Simulator.Speech.Modem;

/// <summary>Bytes heard so far, read as UTF-8; what a lost frame made unreadable is left out.</summary>
internal sealed class ModemText
{
    private byte[] _bytes = new byte[256];
    private int _count;
    private string? _text = "";

    /// <summary>The text; a character counts once its last byte is there.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(_bytes, 0, _count).Replace("\uFFFD", "", StringComparison.Ordinal);

    /// <summary>Whether no byte was added.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Adds a byte.</summary>
    public void Add(byte value)
    {
        if (_count == _bytes.Length)
            Array.Resize(ref _bytes, _count * 2);
        _bytes[_count++] = value;
        _text = null;
    }

    /// <summary>Empties the text.</summary>
    public void Clear()
    {
        _count = 0;
        _text = "";
    }
}
