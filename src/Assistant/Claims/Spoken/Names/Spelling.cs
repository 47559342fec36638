using System.Text;

namespace CallCenter.Assistant.Claims.Spoken.Names;

/// <summary>Letters that were spelled one after the other.</summary>
/// <param name="Text">What they make, with the capitals that were said.</param>
/// <param name="Letters">How many letters they are.</param>
/// <param name="End">The word behind the last of them.</param>
internal readonly record struct Spelling(string Text, int Letters, int End)
{
    /// <summary>The text as a name: capitals at its beginning and behind a hyphen, an apostrophe or a space, and where they were said.</summary>
    public string AsName()
    {
        var name = new StringBuilder(Text.Length);
        foreach (var letter in Text)
            name.Append(name.Length == 0 || name[^1] is '-' or '\'' or ' ' ? char.ToUpperInvariant(letter) : letter);
        return name.ToString();
    }
}
