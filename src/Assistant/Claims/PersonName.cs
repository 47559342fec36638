using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Assistant.Claims;

/// <summary>The name of a person. What was spelled counts more than what was heard: "Kevin K E V Y N" is Kevyn.</summary>
internal static partial class PersonName
{
    /// <summary>Reads text, with letters spelled at its end as the name they make, in place of the word before them where that begins alike.</summary>
    public static FieldValue Read(string value)
    {
        var text = FreeText.Read(value);
        if (text.Value is not { } said || Spelled().Match(said) is not { Success: true } match)
            return text;
        var letters = string.Concat(match.Groups["letters"].Value.Where(char.IsLetter));
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(letters.ToLowerInvariant());
        var heard = match.Groups["heard"].Value;
        var replaced = heard.Length > 0 && char.ToUpperInvariant(heard[0]) == name[0];
        return FieldValue.Accepted($"{said[..match.Index]}{(replaced || heard.Length == 0 ? "" : heard + " ")}{name}");
    }

    // Three letters or more, so that initials stay what they are.
    [GeneratedRegex(@"(?:(?<heard>\p{L}{2,})[\s,:]+)?(?<letters>\b\p{L}(?:[\s,.\-]+\p{L}\b){2,})\.?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Spelled();
}
