using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds e-mail addresses, written or spoken ("kevyn at contoso dot com"), and telephone numbers.</summary>
internal static partial class ContactReader
{
    private const int FewestNumbers = 5;
    private const int MostInOne = 99;

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

    /// <summary>
    /// A telephone number in words, as they were said; it is taken. What digits they are is left to whoever keeps them, as a model does that copies
    /// what it heard.
    /// </summary>
    public static string? TakeSaidPhone(Utterance utterance, DateWords dates)
    {
        var words = Words.Of(utterance.Text);
        for (var first = 0; first < words.Count; first++)
        {
            if (SaidNumbers(words, first, dates) is not var (numbers, end) || numbers < FewestNumbers || !utterance.IsFree(words[first].Start, words[end - 1].End))
                continue;
            utterance.Take(words[first].Start, words[end - 1].End);
            return utterance.Text[words[first].Start..words[end - 1].End];
        }

        return null;
    }

    // How many numbers stand beside each other, and the word behind the last of them.
    private static (int Numbers, int End)? SaidNumbers(List<Word> words, int first, DateWords dates)
    {
        var (numbers, end) = (0, first);
        for (var at = first + (words[first].Text is "plus" or "mas" ? 1 : 0); at < words.Count;)
        {
            if (Numbers.Read(dates, words, at, MostInOne) is var (_, count))
            {
                (numbers, end) = (numbers + 1, at + count);
                at = end;
            }
            else if (numbers > 0 && words[at].Text is "," or "-")
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return numbers == 0 ? null : (numbers, end);
    }

    [GeneratedRegex(@"(?<![\w+])\+?\d(?:[ ().-]{0,2}\d){6,14}(?!\w)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Phone();
}
