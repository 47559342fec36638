using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Moderation;

namespace CallCenter.Assistant.Tools;

/// <summary>Looks up what the company has written down; offered only where there is anything. It never fails an answer and never takes longer than <c>ai_search.timeout_ms</c>.</summary>
internal sealed class SearchDocumentTool(KnowledgeLibrary library, DocumentShield shield) : TypedTool<SearchDocumentArguments>
{
    private const int MostQueries = 5;
    private const int LongestQuery = 400;
    private const int MostTokens = 3000;

    public override string Name => "search_document";

    public override bool IsOffered(AnswerState answer) => library.HasDocuments;

    protected override async ValueTask<ToolOutcome> RunAsync(SearchDocumentArguments arguments, AnswerState answer, CancellationToken cancellationToken)
    {
        var queries = arguments.Queries
            .Select(text => text.Length > LongestQuery ? text[..LongestQuery] : text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostQueries)
            .ToList();
        var found = await library.LookUpAsync(queries, cancellationToken);
        if (found is not null)
            found = await shield.WithoutAttacksAsync(found, cancellationToken);
        answer.Documents.AddRange(found ?? []);
        return found switch
        {
            null => ToolOutcome.Done("Nothing could be looked up just now. Say so if the caller needs it, offer that a colleague comes back to them, and do not guess."),
            [] => ToolOutcome.Done("Nothing was found. Say that you do not know, offer that a colleague comes back to them, and do not guess."),
            var documents => ToolOutcome.Done(
                DocumentBlock.Result(documents, MostTokens),
                new DocumentsGiven([.. DocumentBlock.Fitting(documents, MostTokens).Select(document => document.Reference)])),
        };
    }
}
