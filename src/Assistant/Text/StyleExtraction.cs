using System.Text;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Text;

/// <summary>
/// Takes <c>style=cheerful</c>, <c>action=…</c> and <c>content=</c> out of a stream of model text, wherever the stream was cut into
/// deltas. A style holds until the next one. One instance reads one message.
/// </summary>
/// <remarks>
/// A prefix counts at the beginning, after white space and after punctuation; it is read letter by letter:
/// words → (a letter that may begin a key) key → (<c>=</c>) value → (any other letter) gap of white space → words.
/// The letters of a possible key are held back until it is certain what they are.
/// </remarks>
/// <param name="initial">The style until the message names one.</param>
internal sealed class StyleExtraction(Style initial)
{
    private const string StyleKey = "style=";
    private const string ActionKey = "action=";
    private const string ContentKey = "content=";
    private static readonly string[] Keys = [StyleKey, ActionKey, ContentKey];

    private readonly StringBuilder held = new();
    private readonly StringBuilder words = new();
    private readonly List<StyledPiece> pieces = [];
    private State state = State.Words;
    private bool mayBegin = true;
    private bool readsStyle;
    private Style style = initial;

    private enum State
    {
        Words,
        Key,
        Value,
        Gap,
    }

    /// <summary>Reads the next delta and returns what is certain by now.</summary>
    public IReadOnlyList<StyledPiece> Push(string delta)
    {
        foreach (var letter in delta)
            Read(letter);
        return Take();
    }

    /// <summary>Ends the message and returns the rest.</summary>
    public IReadOnlyList<StyledPiece> Flush()
    {
        if (state == State.Value)
            EndValue();
        else
            words.Append(held);
        held.Clear();
        state = State.Words;
        mayBegin = true;
        return Take();
    }

    private void Read(char letter)
    {
        if (state == State.Value)
        {
            if (char.IsAsciiLetter(letter) || letter is '_' or '-' or '"' or '\'')
            {
                held.Append(letter);
                return;
            }

            EndValue();
        }

        if (state == State.Gap)
        {
            if (char.IsWhiteSpace(letter))
                return;
            state = State.Words;
            mayBegin = true;
        }

        if (state == State.Key || (mayBegin && char.IsAsciiLetter(letter)))
            ReadKey(letter);
        else
            ReadWord(letter);
    }

    private void ReadKey(char letter)
    {
        held.Append(letter);
        var candidate = held.ToString();
        var key = Array.Find(Keys, k => k.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            held.Length--;
            words.Append(held);
            held.Clear();
            state = State.Words;
            ReadWord(letter);
            return;
        }

        state = State.Key;
        if (key.Length != candidate.Length)
            return;
        held.Clear();
        readsStyle = ReferenceEquals(key, StyleKey);
        state = ReferenceEquals(key, ContentKey) ? State.Gap : State.Value;
    }

    private void ReadWord(char letter)
    {
        words.Append(letter);
        mayBegin = !char.IsLetterOrDigit(letter) && letter is not ('=' or '_' or '-' or '@' or '&' or '/');
    }

    private void EndValue()
    {
        if (readsStyle)
        {
            EndPiece();
            style = Enum.TryParse<Style>(held.ToString().Trim('"', '\''), ignoreCase: true, out var named) ? named : Style.None;
        }

        held.Clear();
        state = State.Gap;
    }

    private void EndPiece()
    {
        if (words.Length > 0)
            pieces.Add(new StyledPiece(words.ToString(), style));
        words.Clear();
    }

    private StyledPiece[] Take()
    {
        EndPiece();
        var taken = pieces.ToArray();
        pieces.Clear();
        return taken;
    }
}
