using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Moderation;

/// <summary>
/// Lets one answer through as long as nothing speaks against it. The verdicts are made beside the model; a sentence waits for them only so
/// long, and one that comes later stops the answer from there on. Either way the caller is asked to rephrase, as when the model's own filter
/// has stopped it. Nothing an answer asks for is done before it comes out of here.
/// </summary>
internal sealed class AnswerGuard(ContentSafety safety, AnswerState state, TimeProvider time, ILogger logger)
{
    private readonly List<Task<bool>> verdicts = [];

    /// <summary>Passes the answer on.</summary>
    public async IAsyncEnumerable<AssistantOutput> WatchAsync(IAsyncEnumerable<AssistantOutput> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var words = state.Context.Messages is [.., { Persona: Persona.Human } latest] ? latest.Content : "";
            if (safety.ShieldsPrompts && words.Length > 0)
                verdicts.Add(safety.IsAttackAsync(words, over.Token));
            var isFirst = true;
            await foreach (var output in answer.WithCancellation(cancellationToken))
            {
                var isChecked = Check(words, output, over.Token);
                if (output is not (FirstTokenReceived or DocumentsGiven) && (isFirst || isChecked))
                {
                    isFirst = false;
                    await HoldAsync(cancellationToken);
                }

                if (IsCondemned())
                {
                    yield return Stop();
                    yield break;
                }

                yield return output;
            }

            await HoldAsync(cancellationToken);
            if (IsCondemned())
                yield return Stop();
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    // Whether the output has a verdict of its own to wait for. Questions claim nothing.
    private bool Check(string words, AssistantOutput output, CancellationToken cancellationToken)
    {
        if (!safety.ChecksGround || state.Documents.Count == 0 || output is not AssistantSentence sentence || sentence.Text.TrimEnd() is [.., '?' or '？'])
            return false;
        verdicts.Add(safety.IsUngroundedAsync(words, sentence.Text, [.. state.Documents.Select(DocumentBlock.TextOf)], cancellationToken));
        return true;
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (verdicts.TrueForAll(verdict => verdict.IsCompleted))
            return;
        Task all = Task.WhenAll(verdicts);
        await all.WaitAsync(safety.Hold, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool IsCondemned() => verdicts.Exists(verdict => verdict is { IsCompletedSuccessfully: true, Result: true });

    private AnswerFailed Stop()
    {
        Log.AnswerStopped(logger, state.Context.CallId);
        return new AnswerFailed(AnswerFailure.InputFiltered);
    }
}
