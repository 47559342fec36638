using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CallCenter.Assistant.Knowledge.Local;

/// <summary>The words of a text as the local index knows them: folded, those that say nothing left out of queries, Chinese letter by letter.</summary>
internal static class SearchWords
{
    private const int MostTerms = 24;

    private static readonly FrozenSet<string> Empty = Set(
        "a about an and any are at be been but by can could did do does for from give had has have hello hey hi how i if in is it its let may me might my need no not of on or our please shall should so tell thank thanks that the their them there these they this those to us want was we were what when where which who why will with would yes you your",
        "a ai au aux avec avez avoir bonjour c ce ces cet cette combien comment d dans de des dites du elle en est est-ce et etes etre il ils j je l la le les leur m ma mes moi mon n ne nos notre nous on ou par pas pour pouvez pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa se ses si son sont sur t un une vos votre vous y",
        "al algo como con cual cuales cuando cuanto de del digame donde el ella ellas ellos en es esta este esto estan gracias ha hay hola la las le lo los me mi mis muy no nos o para pero por porque puede puedo que quien se ser si sin sobre son su sus te tengo tiene tu un una usted ustedes y yo",
        "的 了 是 我 你 您 们 吗 呢 吧 啊 请 问 什 么 怎 在 有 和 与 就 都 也 不 这 那");

    /// <summary>The text as it is indexed.</summary>
    public static string Indexed(string? text) => text is null ? "" : string.Join(' ', Split(text));

    /// <summary>The different words of a query that say something, in their order.</summary>
    public static IReadOnlyList<string> Of(string query) =>
        [.. Split(query).Where(word => !Empty.Contains(word)).Distinct(StringComparer.Ordinal).Take(MostTerms)];

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        // Rune by rune first: half of a character cannot be normalised.
        foreach (var rune in string.Concat(text.EnumerateRunes()).ToLowerInvariant().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            var alone = rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0x20000;
            if (alone || !Rune.IsLetterOrDigit(rune))
            {
                if (word.Length > 0)
                    yield return word.ToString();
                word.Clear();
            }

            if (alone && Rune.IsLetter(rune))
                yield return rune.ToString();
            else if (Rune.IsLetterOrDigit(rune))
                word.Append(rune.ToString());
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static FrozenSet<string> Set(params ReadOnlySpan<string> lists)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in lists)
            words.UnionWith(list.Split(' '));
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
