using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;

namespace CallCenter.Assistant.Tools;

/// <summary>Looks up what the company has written down; offered only where there is anything. It never fails an answer and never takes longer than <c>ai_search.timeout_ms</c>.</summary>
internal sealed class SearchDocumentTool(KnowledgeLibrary library) : AssistantTool
{
    private const int MostQueries = 5;
    private const int LongestQuery = 400;
    private const int MostTokens = 3000;

    public override string Name => "search_document";

    public override string Description =>
        "Look up documents of the company: opening hours, prices, conditions, procedures, instructions. Use it when the caller asks something that you do not know for certain, and before you say that you do not know.";

    public override bool IsOffered(AnswerState answer) => library.HasDocuments;

    public override JsonObject Parameters(AnswerState answer) => ToolSchema.Object(
        ("queries", ToolSchema.List(
            $"What to look for: one to {MostQueries} different short texts in the language of the documents, each understandable by itself.",
            ToolSchema.Text("A question or a few key words, for example: opening hours on public holidays."))));

    public override async ValueTask<ToolOutcome> RunAsync(ToolArguments arguments, AnswerState answer, CancellationToken cancellationToken)
    {
        var queries = Queries(arguments);
        if (queries.Count == 0)
            return ToolOutcome.Refused("""Not done: send {"queries":["…"]} with at least one text to look for.""");
        var found = await library.LookUpAsync(queries, cancellationToken);
        answer.Documents.AddRange(found ?? []);
        return ToolOutcome.Done(found switch
        {
            null => "Nothing could be looked up just now. Say so if the caller needs it, offer that a colleague comes back to them, and do not guess.",
            [] => "Nothing was found. Say that you do not know, offer that a colleague comes back to them, and do not guess.",
            var documents => DocumentBlock.Result(documents, MostTokens),
        });
    }

    private static List<string> Queries(ToolArguments arguments)
    {
        var texts = arguments.List("queries") is { } list
            ? list.Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!.Trim())
            : [arguments["queries"]];
        return [.. texts
            .Where(text => text.Length > 0)
            .Select(text => text.Length > LongestQuery ? text[..LongestQuery] : text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostQueries)];
    }
}
