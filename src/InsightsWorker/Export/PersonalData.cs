using System.Text.RegularExpressions;

namespace CallCenter.InsightsWorker.Export;

/// <summary>
/// Hides who somebody is in what was said: names, e-mail addresses and phone numbers of the claim wherever they occur, and whatever looks
/// like an address, a phone number, a long number or spelled letters. The same always becomes the same, so that a model can still learn
/// what is to be noted where.
/// <para>What people tell in their own words, such as where they live, is not recognised.</para>
/// </summary>
public sealed partial class PersonalData
{
    private const int ShortestWord = 3;

    private readonly List<(Regex Pattern, string Placeholder)> known;

    /// <summary>Hides what a claim knows of a person.</summary>
    /// <param name="claim">Values by the names of their fields; of those, the ones about a person count: <c>…name</c>, <c>…email</c>, <c>…phone</c>.</param>
    public PersonalData(IReadOnlyDictionary<string, string> claim)
    {
        ArgumentNullException.ThrowIfNull(claim);

        // The longest first: a name may be part of an address.
        known =
        [
            .. claim.Where(field => IsPersonal(field.Key))
                .SelectMany(field => Parts(field.Value).Select(part => (Part: part, Placeholder: $"[{field.Key}]")))
                .OrderByDescending(entry => entry.Part.Length)
                .Select(entry => (Whole(entry.Part), entry.Placeholder)),
        ];
    }

    /// <summary>The text with placeholders in place of personal data.</summary>
    public string Hide(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (pattern, placeholder) in known)
            text = pattern.Replace(text, placeholder);
        text = Email().Replace(text, "[email]");
        text = SpokenEmail().Replace(text, "[email]");
        text = LongNumber().Replace(text, match => LooksLikeTime(match.Value) ? match.Value : "[number]");
        return Spelled().Replace(text, "[spelled]");
    }

    private static bool IsPersonal(string field) =>
        field.EndsWith("name", StringComparison.Ordinal) || field.EndsWith("email", StringComparison.Ordinal) || field.EndsWith("phone", StringComparison.Ordinal);

    // A whole name first, then each of its parts: people are called by one of them.
    private static IEnumerable<string> Parts(string value)
    {
        if (value.Length == 0)
            yield break;
        yield return value;
        foreach (var word in value.Split((char[])[' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord && word.All(char.IsLetter)))
            yield return word;
    }

    private static Regex Whole(string part) => new(
        $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(part)}(?![\p{{L}}\p{{N}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    // 2026-11-24T09:00:00+00:00 and its parts are what a model must learn to write.
    private static bool LooksLikeTime(string text) => text.Length == 10 && text[4] == '-' && text[7] == '-';

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"\b[\p{L}\p{N}]+( (dot|point|punto) [\p{L}\p{N}]+)* (at|arobase|arroba) [\p{L}\p{N}]+( (dot|point|punto) [\p{L}\p{N}]+)+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpokenEmail();

    [GeneratedRegex(@"\+?\p{Nd}(?:[ .\-/()]{0,2}\p{Nd}){5,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’])\p{L}(?:[ .,\-]{1,2}\p{L}(?![\p{L}\p{N}'’])){2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelled();
}
