using System.Text;

namespace CallCenter.Assistant.Claims;

/// <summary>An e-mail address as one says it: "jane dot doe at example dot com", "jean point dupont arobase exemple point fr".</summary>
internal static class SpokenAddress
{
    // The words of two come first: "tiret bas" is no dash.
    private static readonly (string Said, char Meant)[] Signs =
    [
        ("at sign", '@'), ("tiret bas", '_'), ("guion bajo", '_'), ("guión bajo", '_'), ("under score", '_'),
        ("at", '@'), ("arobase", '@'), ("arrobase", '@'), ("arroba", '@'), ("艾特", '@'), ("圈a", '@'),
        ("dot", '.'), ("point", '.'), ("punto", '.'), ("点", '.'),
        ("dash", '-'), ("hyphen", '-'), ("minus", '-'), ("tiret", '-'), ("guion", '-'), ("guión", '-'), ("减号", '-'), ("横杠", '-'),
        ("underscore", '_'), ("下划线", '_'),
        ("plus", '+'), ("más", '+'), ("加号", '+'),
    ];

    private static readonly string[] Scripts = ["艾特", "圈a", "点", "减号", "横杠", "下划线", "加号"];

    /// <summary>
    /// The address as it is written. Null where there is one sign for @ too few or too many, or two words stand beside each other of which
    /// neither is a single letter or a number: then it is not clear what belongs together, and the caller is to be asked.
    /// </summary>
    public static string? Written(string said)
    {
        var text = Scripts.Aggregate(said.ToLowerInvariant(), (rest, sign) => rest.Replace(sign, $" {sign} ", StringComparison.Ordinal));
        var words = text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        var address = new StringBuilder();
        var before = "";
        for (var i = 0; i < words.Length; i++)
        {
            if (SignAt(words, ref i) is { } sign)
            {
                address.Append(sign);
                before = "";
                continue;
            }

            if (before.Length > 0 && !IsSpelled(before) && !IsSpelled(words[i]))
                return null;
            address.Append(words[i]);
            before = words[i];
        }

        var written = address.ToString();
        return written.Count(letter => letter == '@') == 1 ? written : null;
    }

    private static char? SignAt(string[] words, ref int place)
    {
        foreach (var (said, meant) in Signs)
        {
            var parts = said.Split(' ');
            if (!words.Skip(place).Take(parts.Length).SequenceEqual(parts, StringComparer.Ordinal))
                continue;
            place += parts.Length - 1;
            return meant;
        }

        return null;
    }

    private static bool IsSpelled(string word) => word.Length == 1 || word.All(char.IsAsciiDigit);
}
