using CallCenter.Assistant.Knowledge.Remembered;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge;

/// <summary>
/// Finds documents for calls without ever holding one up: every wait has a limit, every failure is told as "nothing", and what was found
/// is remembered by query and version of the index. A search that outlasts its wait goes on, so that the next turn
/// finds it done.
/// </summary>
public sealed class KnowledgeLibrary
{
    private static readonly Task<IReadOnlyList<KnowledgeDocument>?> NotDone = Task.FromResult<IReadOnlyList<KnowledgeDocument>?>(null);

    // As much as what the caller said one turn earlier.
    private const double AssistantWeight = 0.5;

    private readonly IKnowledgeIndex index;
    private readonly RememberedSearches searches;
    private readonly AiSearchOptions settings;
    private readonly TimeProvider time;
    private readonly ILogger<KnowledgeLibrary> logger;

    internal KnowledgeLibrary(
        IKnowledgeIndex index, RememberedSearches searches, IOptions<AiSearchOptions> options, TimeProvider time, ILogger<KnowledgeLibrary> logger)
    {
        this.index = index;
        this.searches = searches;
        this.time = time;
        this.logger = logger;
        settings = options.Value;
    }

    /// <summary>Whether there may be anything to find.</summary>
    internal bool HasDocuments => index.HasDocuments;

    /// <summary>Documents for the queries of the assistant, best first; null where none of them could be looked up in time.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<IReadOnlyList<KnowledgeDocument>?> LookUpAsync(IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var looked = queries.Select(FindAsync).ToList();
        var found = (await DoneWithinAsync(looked, settings.Timeout, cancellationToken)).OfType<IReadOnlyList<KnowledgeDocument>>().ToList();
        return found.Count == 0 ? null : Fuse(found.Select(documents => (documents, 1.0)));
    }

    /// <summary>
    /// Documents for what the caller said lately, as far as they are found at once; the latest words count most. What the assistant said
    /// last counts half, and only where <see cref="WarmUpAsync"/> has looked it up already.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<IReadOnlyList<KnowledgeDocument>> ForTurnAsync(IReadOnlyList<ConversationMessage> messages, CancellationToken cancellationToken)
    {
        if (!HasDocuments)
            return [];
        var queries = TurnQueries.Of(messages, settings.ExpansionNMessages);
        var found = await DoneWithinAsync([.. queries.Caller.Select(FindAsync), .. queries.Assistant.Select(RecallAsync)], settings.ContextWait, cancellationToken);
        return Fuse(found.Select((documents, place) => (documents ?? [], place < queries.Caller.Count ? 1.0 / (1 + place) : AssistantWeight)));
    }

    /// <summary>
    /// Looks up what the turn after these messages will want to know, so that it finds it remembered: the caller's words where that was
    /// not done or failed, and what the assistant said. Does nothing where there is nothing to find, and fails silently.
    /// </summary>
    /// <param name="messages">The messages of the turn that is over, oldest first.</param>
    public async Task WarmUpAsync(IReadOnlyList<ConversationMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (!HasDocuments)
            return;
        var queries = TurnQueries.Of(messages, settings.ExpansionNMessages);
        await Task.WhenAll(queries.Caller.Concat(queries.Assistant).Select(FindAsync));
    }

    private List<KnowledgeDocument> Fuse(IEnumerable<(IReadOnlyList<KnowledgeDocument> Documents, double Weight)> found) =>
    [
        .. RankFusion.Fuse(found.Select(list => ((IEnumerable<KnowledgeDocument>)list.Documents, list.Weight)), document => document.Id)
            .Take(settings.TopNDocuments)
            .Select(hit => hit.Item),
    ];

    // Null for those that are not done.
    private async Task<IReadOnlyList<KnowledgeDocument>?[]> DoneWithinAsync(
        List<Task<IReadOnlyList<KnowledgeDocument>?>> searches, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.WhenAll(searches).WaitAsync(limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.KnowledgeIsLate(logger, limit.TotalMilliseconds);
            return await Task.WhenAll(searches.Select(search => search.IsCompleted ? search : NotDone));
        }
    }

    // Null where it could not be looked up. The search belongs to nobody who may go away; it ends by its own time limit.
    private Task<IReadOnlyList<KnowledgeDocument>?> FindAsync(string query) => Task.Run(() => GuardedAsync(async token => await searches.FindAsync(query, token)));

    private Task<IReadOnlyList<KnowledgeDocument>?> RecallAsync(string query) => Task.Run(() => GuardedAsync(token => searches.RecallAsync(query, token)));

    private async Task<IReadOnlyList<KnowledgeDocument>?> GuardedAsync(Func<CancellationToken, Task<IReadOnlyList<KnowledgeDocument>?>> look)
    {
        try
        {
            using var deadline = new CancellationTokenSource(settings.Timeout, time);
            return await look(deadline.Token);
        }
        catch (Exception error)
        {
            Log.KnowledgeOutOfReach(logger, error is KnowledgeException ? error.Message : error.GetType().Name);
            return null;
        }
    }
}
