using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.MediaEdge.Endpointing.Phrasing;

namespace CallCenter.MediaEdge.Endpointing;

/// <summary>
/// Tells from the caller's words how long a silence ends their turn: less after an answer of the form that was asked for or a whole
/// sentence, more after words that break off, such as "my number is", a word being spelled or half a phone number.
/// </summary>
/// <remarks>Pure: words in, a judgement out. It belongs to one language and one set of expectations.</remarks>
/// <param name="language">BCP 47 code of the language spoken, such as <c>fr-FR</c>.</param>
/// <param name="expected">What the caller may be answering with.</param>
/// <param name="region">Country in which an expected phone number is dialled, ISO 3166 code of two letters; null where it is not known.</param>
internal sealed partial class EndOfTurn(string language, ExpectedAnswer expected, string? region = null)
{
    // Nobody who says "yes" says more than this in one breath and means only that.
    private const int ShortestSentence = 3;

    // Words of the longest phrase after which a sentence goes on, such as "let me see".
    private const int LongestContinuation = 3;

    private static readonly TimeSpan AfterAnswer = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterSentence = TimeSpan.FromMilliseconds(350);
    private static readonly TimeSpan AfterUnfinished = TimeSpan.FromMilliseconds(1500);

    private readonly LanguagePhrasing _phrasing = LanguagePhrasing.Of(language);

    /// <summary>Expects nothing and knows no language: every silence is the configured one.</summary>
    public static EndOfTurn Plain { get; } = new("", ExpectedAnswer.None);

    /// <summary>The silence that ends a turn after these words.</summary>
    /// <param name="judged">What <see cref="Judge"/> said of them.</param>
    /// <param name="usual">The silence that is configured.</param>
    public static TimeSpan SilenceAfter(Completeness judged, TimeSpan usual) => judged switch
    {
        Completeness.Answer or Completeness.Backchannel => Shorter(AfterAnswer, usual),
        Completeness.Sentence => Shorter(AfterSentence, usual),
        Completeness.Unfinished => usual > AfterUnfinished ? usual : AfterUnfinished,
        _ => usual,
    };

    /// <summary>How much the words look like all that the caller wants to say.</summary>
    /// <param name="text">The words of the turn so far, as the recogniser writes them.</param>
    /// <param name="isFinal">Whether the recogniser will not change them any more; only then its punctuation counts.</param>
    public Completeness Judge(string text, bool isFinal)
    {
        var words = SpokenWords.Of(text);
        if (words.Count == 0)
            return Completeness.Open;
        if (AsExpected(text, words) is { } answer)
            return answer;
        if (BreaksOff(text, words))
            return Completeness.Unfinished;
        return isFinal && EndsSentence(text) && (_phrasing.IsUnspaced || words.Count >= ShortestSentence) ? Completeness.Sentence : Completeness.Open;
    }

    /// <summary>Whether the words are no more than a sign of listening; to a question they would be an answer.</summary>
    public bool IsBackchannel(string text) =>
        !expected.HasFlag(ExpectedAnswer.YesOrNo) && _phrasing.Backchannels.Contains(SpokenWords.Of(text).Joined(_phrasing.IsUnspaced));

    private Completeness? AsExpected(string text, SpokenWords words)
    {
        if (expected.HasFlag(ExpectedAnswer.YesOrNo) && _phrasing.YesAndNo.Contains(words.Joined(_phrasing.IsUnspaced)))
            return Completeness.Answer;
        if (expected.HasFlag(ExpectedAnswer.Email) && SpokenEmail.Judge(words, _phrasing) is { } address)
            return address;
        if (expected.HasFlag(ExpectedAnswer.PhoneNumber) && PhoneNumberIn(words) is { } number)
            return number;
        return expected.HasFlag(ExpectedAnswer.Date) && IsDate(text) ? Completeness.Answer : null;
    }

    private Completeness? PhoneNumberIn(SpokenWords words) =>
        region is not null && words.TrailingDigits(_phrasing) is { Length: > 1 } digits ? SpokenPhoneNumber.Judge(digits, region) : null;

    // A day alone may go on ("May 2" and "May 23" sound alike at first), but a recogniser that writes "3 May" has heard a pause. Digits
    // alone are no date: "10 30" and "06 12" are read as dates, and are the beginnings of numbers.
    private bool IsDate(string text) =>
        text.Any(char.IsDigit)
        && (text.Any(char.IsLetter) || YearPattern().IsMatch(text))
        && DateTime.TryParse(text.TrimEnd('.', ' ', '。'), CultureInfo.GetCultureInfo(language), DateTimeStyles.NoCurrentDateDefault, out var date)
        && date.Date != default;

    private bool BreaksOff(string text, SpokenWords words)
    {
        if (text.TrimEnd() is [.., ',' or '，' or '、' or '-' or '–' or '…' or ':'])
            return true;
        if (_phrasing.IsUnspaced)
            return words.EndsWithAny(_phrasing.Continuations);
        if (IsTimeOfDay(words))
            return false;
        for (var last = 1; last <= Math.Min(words.Count, LongestContinuation); last++)
        {
            if (_phrasing.Continuations.Contains(words.Last(last)))
                return true;
        }

        return IsSpelling(words);
    }

    // "9 am" is said to its end, "I am" is not.
    private bool IsTimeOfDay(SpokenWords words) =>
        words.Count > 1 && _phrasing.HalvesOfDay.Contains(words[^1])
        && (words[^2].Any(char.IsAsciiDigit) || _phrasing.Digits.ContainsKey(words[^2]));

    // Two letters by themselves at the end, or an utterance of one.
    private static bool IsSpelling(SpokenWords words) => words.Count > 1 && IsLetter(words[^1]) && IsLetter(words[^2]);

    private static bool IsLetter(string word) => word.Length == 1 && char.IsLetter(word[0]);

    private static bool EndsSentence(string text) => text.TrimEnd() is [.., '.' or '!' or '?' or '。' or '！' or '？'];

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearPattern();
}
