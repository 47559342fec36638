using System.Text.RegularExpressions;

namespace CallCenter.Assistant.Chat;

/// <summary>
/// Keeps from the caller what a model says when it has lost its way: the same sentence again and again, the words of the caller in a talk
/// with itself, the marks of its chat template. Belongs to one answer.
/// </summary>
internal sealed partial class SentenceSieve
{
    // A spelled name is letters that may be the same; a sentence of its own is longer.
    private const int ShortestSentence = 10;
    private const int MostRepetitions = 5;

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private int repetitions;
    private bool isOver;

    /// <summary>Another message of a model begins; what was said stays said.</summary>
    public void BeginMessage() => (isOver, repetitions) = (false, 0);

    /// <summary>Judges the next sentence.</summary>
    /// <param name="text">The sentence; what is to be said of it, where it is to be said.</param>
    public SentenceVerdict Judge(ref string text)
    {
        if (isOver || OtherRole().IsMatch(text))
            return SentenceVerdict.Stop;
        if (TemplateMark().Match(text) is { Success: true, Index: var end })
        {
            (text, isOver) = (text[..end].TrimEnd(), true);
            if (text.Length == 0)
                return SentenceVerdict.Stop;
        }

        text = OwnRole().Replace(text, "");
        if (text.Length == 0)
            return SentenceVerdict.Drop;
        var letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (said.Add(letters))
            return SentenceVerdict.Say;
        if (++repetitions > MostRepetitions)
            return SentenceVerdict.Stop;
        return letters.Length < ShortestSentence ? SentenceVerdict.Say : SentenceVerdict.Drop;
    }

    [GeneratedRegex(
        @"^\W*(user|caller|customer|human|client|appelant|utilisateur|usuario|cliente|用户|来电者)\s?[:：]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex OtherRole();

    [GeneratedRegex(@"^\W*(assistant|agent|bot|asistente|助手)\s?[:：]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex OwnRole();

    [GeneratedRegex(@"<\|[a-z_]+\|?>?|</?s>|\[/?INST\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex TemplateMark();
}
