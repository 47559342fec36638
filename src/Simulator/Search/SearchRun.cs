using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>
/// Answers a search as the service does: words by BM25, vectors by cosine, both together by reciprocal rank fusion
/// (learn.microsoft.com, "Relevance scoring in hybrid search": 1 / (60 + place), the first place being 0), and anew by a semantic ranker
/// from 0 to 4. The ranker reads nothing: it counts which of the words that matter are there.
/// </summary>
internal static class SearchRun
{
    private const int Damping = 60;
    private const int ReadByRanker = 50;
    private const double BestRank = 4;

    /// <summary>The answer's body.</summary>
    public static JsonObject Answer(SearchIndex index, SearchQuery query)
    {
        var hits = Ranked(index, query);
        var answer = new JsonObject();
        if (query.WantsCount)
            answer["@odata.count"] = hits.Count;
        answer["value"] = new JsonArray([.. hits.Skip(query.Skip).Take(query.Top).Select(hit => (JsonNode)Shape(index, query, hit))]);
        return answer;
    }

    private static List<Hit> Ranked(SearchIndex index, SearchQuery query)
    {
        List<JsonObject> documents = [.. index.Documents.Where(query.Filter.Matches)];
        var lists = new List<(List<(JsonObject Document, double Score)> Hits, double Weight)>();
        if (query.Words.Length > 0)
            lists.Add((WordSearch.Find(query.Words, documents, [.. index.Fields]), 1));
        lists.AddRange(query.Vectors.SelectMany(vector => vector.Fields.Select(field => (vector.Nearest(documents, field), vector.Weight))));
        var hits = lists switch
        {
            [] => documents.ConvertAll(document => new Hit(document, 1, null)),
            [var single] => single.Hits.ConvertAll(hit => new Hit(hit.Document, hit.Score, null)),
            _ => Fused(lists),
        };
        return query.Semantic is null ? hits : ByMeaning(index, query, hits);
    }

    private static List<Hit> Fused(List<(List<(JsonObject Document, double Score)> Hits, double Weight)> lists) =>
    [
        .. lists.SelectMany(list => list.Hits.Select((hit, place) => (hit.Document, Score: list.Weight / (Damping + place))))
            .GroupBy(hit => hit.Document, ReferenceEqualityComparer.Instance)
            .Select(same => new Hit((JsonObject)same.Key!, same.Sum(hit => hit.Score), null))
            .OrderByDescending(hit => hit.Score),
    ];

    private static List<Hit> ByMeaning(SearchIndex index, SearchQuery query, List<Hit> hits) =>
    [
        .. hits.Take(ReadByRanker)
            .Select(hit => hit with { Rank = BestRank * WordSearch.Share(query.Words, hit.Document, [.. index.Fields]) })
            .OrderByDescending(hit => hit.Rank),
        .. hits.Skip(ReadByRanker),
    ];

    private static JsonObject Shape(SearchIndex index, SearchQuery query, Hit hit)
    {
        var shape = new JsonObject { ["@search.score"] = hit.Score };
        if (hit.Rank is { } rank)
            shape["@search.rerankerScore"] = rank;
        if (hit.Rank is not null && query.WantsCaptions)
            shape["@search.captions"] = new JsonArray(new JsonObject { ["text"] = WordSearch.Text(hit.Document, index.Fields), ["highlights"] = "" });
        foreach (var field in query.Select)
            shape[field.Name] = hit.Document[field.Name]?.DeepClone();
        return shape;
    }

    private sealed record Hit(JsonObject Document, double Score, double? Rank);
}
