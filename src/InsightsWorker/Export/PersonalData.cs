using System.Text.RegularExpressions;

namespace CallCenter.InsightsWorker.Export;

/// <summary>
/// Hides who somebody is in what was said: names, e-mail addresses and phone numbers of the claim wherever they occur, and whatever looks
/// like an address, a phone number, a long number, in digits or said aloud, or spelled letters. The same always becomes the same, so that a model can still learn
/// what is to be noted where.
/// <para>What people tell in their own words, such as where they live, is not recognised.</para>
/// </summary>
public sealed partial class PersonalData
{
    private const string NumberWords =
        "oh|o|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|" +
        "zéro|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|" +
        "cero|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci[a-zé]+|veint[a-zéú]+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa";

    private static readonly string[] PersonalEndings = ["name", "email", "phone", "phone_number"];

    private readonly List<(Regex Pattern, string Placeholder)> known;

    /// <summary>Hides what a claim knows of a person.</summary>
    /// <param name="claim">Values with the names of their fields, of a field as many as it has had; the ones about a person count: <c>…name</c>, <c>…email</c>, <c>…phone</c>, <c>…phone_number</c>.</param>
    public PersonalData(IEnumerable<KeyValuePair<string, string>> claim)
    {
        ArgumentNullException.ThrowIfNull(claim);

        // The longest first: a name may be part of an address.
        known =
        [
            .. claim.Where(field => IsPersonal(field.Key))
                .SelectMany(field => KnownValue.Patterns(field.Value, isName: field.Key.EndsWith("name", StringComparison.OrdinalIgnoreCase)).Select(found => (found.Pattern, found.Length, Placeholder: $"[{field.Key}]")))
                .OrderByDescending(found => found.Length)
                .Select(found => (found.Pattern, found.Placeholder)),
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
        text = ChineseNumber().Replace(SpokenNumber().Replace(text, "[number]"), "[number]");
        text = LongNumber().Replace(text, match => LooksLikeTime(match.Value) ? match.Value : "[number]");
        return Spelled().Replace(text, "[spelled]");
    }

    private static bool IsPersonal(string field) => Array.Exists(PersonalEndings, ending => field.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    // 2026-11-24T09:00:00+00:00 and its parts are what a model must learn to write.
    private static bool LooksLikeTime(string text) => text.Length == 10 && text[4] == '-' && text[7] == '-';

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    // What stands before may be hidden already, in brackets; a domain ends in letters, so that "at 10.30" is none.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’\[])[\p{L}\p{N}._'’\-\[\]]+(\s+(dot|point|punto|underscore|dash|hyphen|minus|tiret( bas)?|gui[oó]n( bajo)?)\s+[\p{L}\p{N}._'’\-\[\]]+)*" +
        @"(\s*@\s*|\s+(at|arobase|arroba)\s+)[\p{L}\p{N}\-]+((\.|\s+(dot|point|punto|dash|hyphen|tiret|gui[oó]n)\s+)[\p{L}\p{N}\-]+)*(\.|\s+(dot|point|punto)\s+)\p{L}{2,}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpokenEmail();

    // Five words or more of a number said digit by digit or in pairs, as telephone numbers are; amounts are in hundreds and thousands.
    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{N}}])((double|triple|doble)\s+)?({NumberWords})([\s,.\-]+((and|et|y|double|triple|doble)\s+)?({NumberWords})){{4,}}(?![\p{{L}}\p{{N}}])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpokenNumber();

    [GeneratedRegex(@"[零〇一二三四五六七八九幺两](?:[ ，,、\-]{0,2}[零〇一二三四五六七八九幺两]){5,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChineseNumber();

    [GeneratedRegex(@"\+?\p{Nd}(?:[ .\-/()]{0,2}\p{Nd}){5,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’])\p{L}(?:[ .,\-]{1,2}\p{L}(?![\p{L}\p{N}'’])){2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spelled();
}
