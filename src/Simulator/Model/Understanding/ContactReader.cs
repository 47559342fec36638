using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds e-mail addresses, written or spoken ("kevyn at contoso dot com"), and telephone numbers.</summary>
internal static partial class ContactReader
{
    /// <summary>The first e-mail address that was not understood before; it is taken.</summary>
    public static string? TakeEmail(Utterance utterance, AnswerShapes shapes)
    {
        if (shapes.Mail.Address.Match(utterance.Folded) is not { Success: true } match)
            return null;

        utterance.Take(match.Index, match.Index + match.Length);
        return shapes.Mail.Written(match.Value);
    }

    /// <summary>The first telephone number that was not understood before; it is taken.</summary>
    public static string? TakePhone(Utterance utterance)
    {
        foreach (Match match in Phone().Matches(utterance.Text))
        {
            if (!utterance.IsFree(match.Index, match.Index + match.Length))
                continue;
            utterance.Take(match.Index, match.Index + match.Length);
            return string.Concat(match.Value.Where(c => char.IsAsciiDigit(c) || c == '+'));
        }

        return null;
    }

    [GeneratedRegex(@"(?<![\w+])\+?\d(?:[ ().-]{0,2}\d){6,14}(?!\w)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Phone();
}
