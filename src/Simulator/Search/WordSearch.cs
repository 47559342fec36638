using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Search;

/// <summary>Finds documents by words, ranked by BM25 with the usual constants; upper case and accents make no difference.</summary>
internal static class WordSearch
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    private static readonly HashSet<string> Fillers = ["a", "an", "are", "can", "do", "does", "i", "in", "is", "it", "my", "of", "on", "the", "to", "what", "when", "how"];

    /// <summary>The documents that hold any of the words, best first.</summary>
    public static List<(JsonObject Document, double Score)> Find(string words, IReadOnlyCollection<JsonObject> documents, IReadOnlyCollection<SearchField> fields)
    {
        var wanted = Terms(words).Distinct(StringComparer.Ordinal).ToList();
        var pages = documents.Select(document => (Document: document, Terms: Terms(Text(document, fields)))).ToList();
        var usual = Math.Max(1, pages.Select(page => page.Terms.Count).DefaultIfEmpty().Average());
        var rarity = wanted.ToDictionary(term => term, term => Rarity(pages.Count, pages.Count(page => page.Terms.Contains(term))), StringComparer.Ordinal);
        return
        [
            .. pages.Select(page => (page.Document, Score: wanted.Sum(term => Score(page.Terms, term, rarity[term], usual))))
                .Where(hit => hit.Score > 0)
                .OrderByDescending(hit => hit.Score),
        ];
    }

    /// <summary>The share of the words that matter which a document holds, 0 to 1: stands in for the judgement of a reading model.</summary>
    public static double Share(string words, JsonObject document, IReadOnlyCollection<SearchField> fields)
    {
        var wanted = Terms(words).Where(term => !Fillers.Contains(term)).Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count == 0 ? 0 : (double)wanted.Intersect(Terms(Text(document, fields)), StringComparer.Ordinal).Count() / wanted.Count;
    }

    /// <summary>All that is searched in a document.</summary>
    public static string Text(JsonObject document, IEnumerable<SearchField> fields) =>
        string.Join(' ', fields.Where(field => field.IsText && !field.IsKey).Select(field => document[field.Name]?.ToString()).Where(text => !string.IsNullOrEmpty(text)));

    private static double Rarity(int documents, int holding) => Math.Log(1 + ((documents - holding + 0.5) / (holding + 0.5)));

    private static double Score(List<string> terms, string term, double rarity, double usual)
    {
        double times = terms.Count(other => string.Equals(other, term, StringComparison.Ordinal));
        return rarity * times * (Saturation + 1) / (times + (Saturation * (1 - LengthShare + (LengthShare * terms.Count / usual))));
    }

    private static List<string> Terms(string text) =>
        [.. new string([.. Folding.Fold(text).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
