using System.Text;

namespace CallCenter.Assistant.Text;

/// <summary>
/// Lets a continuation through without the words that were spoken already: a model that is asked to go on from the middle of an answer
/// now and then begins again. White space and marks of emphasis do not count in the comparison; what ends within the repetition is a repetition.
/// </summary>
internal sealed class RepeatGuard(string spoken)
{
    private readonly string expected = Condensed(spoken);
    private readonly StringBuilder held = new();
    private int matched;
    private bool open = Condensed(spoken).Length == 0;

    /// <summary>Reads the next delta and returns what of it is new.</summary>
    public string Push(string delta)
    {
        if (open)
            return delta;
        for (var i = 0; i < delta.Length; i++)
        {
            if (IsLayout(delta[i]))
                continue;
            if (delta[i] != expected[matched])
            {
                open = true;
                return held + delta;
            }

            matched++;
            if (matched == expected.Length)
            {
                open = true;
                return delta[(i + 1)..];
            }
        }

        held.Append(delta);
        return "";
    }

    private static string Condensed(string text) => string.Concat(text.Where(letter => !IsLayout(letter)));

    private static bool IsLayout(char letter) => char.IsWhiteSpace(letter) || letter is '*' or '_' or '`' or '#';
}
