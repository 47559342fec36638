using System.Text;

namespace CallCenter.MediaEdge.Turns;

/// <summary>Keys of the telephone collected into an answer: <c>#</c> or a pause ends it.</summary>
internal sealed class KeyedDigits
{
    // No number that a caller keys in is longer; what comes beyond is noise on the line.
    private const int Longest = 64;

    private readonly StringBuilder _keys = new();
    private TimeSpan _lastKey;
    private bool _ended;

    /// <summary>Whether an answer is being keyed.</summary>
    public bool Any => _keys.Length > 0;

    /// <summary>Takes a key.</summary>
    public void Add(char key, TimeSpan now)
    {
        _lastKey = now;
        if (key == '#')
            _ended = Any;
        else if (_keys.Length < Longest)
            _keys.Append(key);
    }

    /// <summary>Whether the answer is complete.</summary>
    public bool IsComplete(TimeSpan now, TimeSpan pause) => Any && (_ended || now - _lastKey >= pause);

    /// <summary>Takes the answer away.</summary>
    public string Take()
    {
        var keys = _keys.ToString();
        _keys.Clear();
        _ended = false;
        return keys;
    }
}
