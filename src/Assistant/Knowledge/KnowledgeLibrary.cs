using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Knowledge;

/// <summary>
/// Finds documents for calls without ever holding one up: every wait has a limit, every failure is told as "nothing", and what was found
/// is remembered by query and version of the index. A search that outlasts its wait goes on, so that the next turn
/// finds it done: that is what warms the cache up, without a message for each turn.
/// </summary>
public sealed class KnowledgeLibrary
{
    private static readonly Task<IReadOnlyList<KnowledgeDocument>?> NotDone = Task.FromResult<IReadOnlyList<KnowledgeDocument>?>(null);

    private readonly IKnowledgeIndex index;
    private readonly IDistributedCache cache;
    private readonly AiSearchOptions settings;
    private readonly TimeProvider time;
    private readonly ILogger<KnowledgeLibrary> logger;
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<KnowledgeDocument>?>> underWay = new(StringComparer.Ordinal);

    internal KnowledgeLibrary(
        IKnowledgeIndex index, IDistributedCache cache, IOptions<AiSearchOptions> options, TimeProvider time, ILogger<KnowledgeLibrary> logger)
    {
        this.index = index;
        this.cache = cache;
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
        var searches = queries.Select(FindAsync).ToList();
        var found = (await DoneWithinAsync(searches, settings.Timeout, cancellationToken)).OfType<IReadOnlyList<KnowledgeDocument>>().ToList();
        return found.Count == 0 ? null : Fuse(found.Select(documents => (documents, 1.0)));
    }

    /// <summary>Documents for what the caller said lately, as far as they are found at once; the latest words count most.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<IReadOnlyList<KnowledgeDocument>> ForTurnAsync(IReadOnlyList<ConversationMessage> messages, CancellationToken cancellationToken)
    {
        if (!HasDocuments)
            return [];
        var searches = Words(messages).Select(FindAsync).ToList();
        var found = await DoneWithinAsync(searches, settings.ContextWait, cancellationToken);
        return Fuse(found.Select((documents, age) => (documents ?? [], 1.0 / (1 + age))));
    }

    // The caller's words, latest first. Those of the assistant are questions for facts, which no document answers.
    private List<string> Words(IReadOnlyList<ConversationMessage> messages) =>
    [
        .. messages.TakeLast(settings.ExpansionNMessages).Reverse()
            .Where(message => message is { Persona: Persona.Human, Action: MessageAction.Talk or MessageAction.Sms })
            .Select(message => message.Content.Trim())
            .Where(words => words.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

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
    private Task<IReadOnlyList<KnowledgeDocument>?> FindAsync(string query)
    {
        var words = query.Trim().ToLowerInvariant();
        var mine = new TaskCompletionSource<IReadOnlyList<KnowledgeDocument>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var search = underWay.GetOrAdd(words, mine.Task);
        if (ReferenceEquals(search, mine.Task))
            _ = Task.Run(() => SearchAsync(query, words, mine));
        return search;
    }

    private async Task SearchAsync(string query, string words, TaskCompletionSource<IReadOnlyList<KnowledgeDocument>?> result)
    {
        IReadOnlyList<KnowledgeDocument>? found = null;
        try
        {
            using var deadline = new CancellationTokenSource(settings.Timeout, time);
            found = await CachedAsync(query, words, deadline.Token);
        }
        catch (Exception error)
        {
            Log.KnowledgeOutOfReach(logger, error is KnowledgeException ? error.Message : error.GetType().Name);
        }
        finally
        {
            underWay.TryRemove(words, out _);
            result.SetResult(found);
        }
    }

    private async Task<IReadOnlyList<KnowledgeDocument>> CachedAsync(string query, string words, CancellationToken cancellationToken)
    {
        // The words of callers are not to be read from the cache's keys.
        var key = "knowledge:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{index.Version}\n{words}")));
        if (await RememberedAsync(key, cancellationToken) is { } remembered)
            return remembered;
        var documents = await index.SearchAsync(query, cancellationToken);
        await RememberAsync(key, documents, cancellationToken);
        return documents;
    }

    private async Task<IReadOnlyList<KnowledgeDocument>?> RememberedAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(key, cancellationToken) is { } json ? JsonSerializer.Deserialize<List<KnowledgeDocument>>(json) : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CacheFailed(logger, error.GetType().Name);
            return null;
        }
    }

    private async Task RememberAsync(string key, IReadOnlyList<KnowledgeDocument> documents, CancellationToken cancellationToken)
    {
        try
        {
            var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = settings.Cache };
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(documents), entry, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.CacheFailed(logger, error.GetType().Name);
        }
    }
}
