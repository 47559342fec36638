using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Assistant.Knowledge;

namespace CallCenter.Assistant.Moderation;

/// <summary>
/// Keeps documents in which somebody has hidden instructions from the model. A verdict belongs to the text and is remembered, so that the
/// service is asked once for a document. Documents wait for it only so long; one that comes later counts from the next time on.
/// </summary>
internal sealed class DocumentShield(ContentSafety safety, TimeProvider time, ILogger<DocumentShield> logger)
{
    // What the service takes in one request.
    private const int MostTexts = 5;
    private const int MostCharacters = 10_000;

    // Far more than an index holds of documents that are asked for; a verdict is a few bytes.
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<string, Task<bool>> verdicts = new(StringComparer.Ordinal);

    /// <summary>The documents that nothing is known against, in their order.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<KnowledgeDocument>> WithoutAttacksAsync(IReadOnlyList<KnowledgeDocument> documents, CancellationToken cancellationToken)
    {
        if (!safety.ShieldsDocuments || documents.Count == 0)
            return documents;
        var judged = Judge(documents);
        Task all = Task.WhenAll(judged);
        await all.WaitAsync(safety.Hold, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. documents.Where((document, place) => !IsAttack(document, judged[place]))];
    }

    private bool IsAttack(KnowledgeDocument document, Task<bool> verdict)
    {
        if (verdict is not { IsCompletedSuccessfully: true, Result: true })
            return false;
        Log.DocumentDropped(logger, document.Id);
        return true;
    }

    private List<Task<bool>> Judge(IReadOnlyList<KnowledgeDocument> documents)
    {
        if (verdicts.Count > MostRemembered)
            verdicts.Clear();
        var judged = new List<Task<bool>>();
        var batch = new List<Asked>();
        foreach (var text in documents.Select(DocumentBlock.ToldTextOf))
        {
            var asked = new Asked(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text.Length > MostCharacters ? text[..MostCharacters] : text);
            var verdict = verdicts.GetOrAdd(asked.Key, asked.Verdict.Task);
            judged.Add(verdict);
            if (!ReferenceEquals(verdict, asked.Verdict.Task))
                continue;
            if (batch.Count == MostTexts || batch.Sum(other => other.Text.Length) + asked.Text.Length > MostCharacters)
            {
                _ = AskAsync(batch);
                batch = [];
            }

            batch.Add(asked);
        }

        if (batch.Count > 0)
            _ = AskAsync(batch);
        return judged;
    }

    // Belongs to nobody who may go away; the request ends by its own time limit. What could not be judged is asked again next time.
    private async Task AskAsync(List<Asked> batch)
    {
        IReadOnlyList<bool>? attacks = null;
        try
        {
            attacks = await safety.FindAttacksAsync([.. batch.Select(asked => asked.Text)], CancellationToken.None);
        }
        finally
        {
            foreach (var (asked, place) in batch.Select((asked, place) => (asked, place)))
            {
                if (attacks is null)
                    verdicts.TryRemove(asked.Key, out _);
                asked.Verdict.SetResult(attacks?[place] ?? false);
            }
        }
    }

    private sealed record Asked(string Key, string Text)
    {
        public TaskCompletionSource<bool> Verdict { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
