using System.Threading.Channels;
using CallCenter.Assistant.Moderation;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// Has what the caller says judged, turn by turn and beside the model that answers it. Verdicts come back as events; what is held back for one
/// is held only so long, in call time, and a verdict that never comes speaks against nobody.
/// </summary>
/// <param name="shield">Judges; null where nobody does.</param>
/// <param name="conversation">The conversation, to which verdicts are charged.</param>
/// <param name="events">Where verdicts go, numbered.</param>
/// <param name="logger">Log.</param>
internal sealed class CallerShield(PromptShield? shield, ConversationState conversation, ChannelWriter<CallEvent> events, ILogger logger) : IAsyncDisposable
{
    private readonly Dictionary<int, Judgement> _open = [];
    private readonly List<Task> _running = [];
    private readonly CancellationTokenSource _over = new();
    private int _number;

    /// <summary>Whether anybody judges.</summary>
    public bool IsThere => shield is not null;

    /// <summary>Begins to judge what the caller said.</summary>
    /// <param name="said">Their words.</param>
    /// <param name="now">Call time.</param>
    public void Judge(CallerUtterance said, TimeSpan now)
    {
        if (shield is not { } judge || said.Message.Content.Length == 0)
            return;
        var number = ++_number;
        _open.Add(number, new Judgement(said, now));
        _running.RemoveAll(task => task.IsCompleted);
        _running.Add(Task.Run(() => RunAsync(judge, number, said.Message.Content, _over.Token), CancellationToken.None));
    }

    /// <summary>Whether there is something to be held back for a verdict.</summary>
    public bool IsHolding(TimeSpan now)
    {
        // Asked for every frame, so nothing is allocated.
        foreach (var open in _open.Values)
        {
            if (IsInTime(open, now))
                return true;
        }

        return false;
    }

    /// <summary>Whether these words are to be held back for their verdict.</summary>
    public bool IsHolding(ConversationMessage message, TimeSpan now) => _open.Values.Any(open => ReferenceEquals(open.Said.Message, message) && IsInTime(open, now));

    /// <summary>A verdict is there; the first on a turn counts.</summary>
    /// <returns>What the caller said, where it is an attack.</returns>
    public CallerUtterance? Judged(CallEvent happened)
    {
        if (!_open.Remove(happened.Number, out var judged) || happened.Kind != CallEventKind.Attack)
            return null;
        Log.AttackFound(logger, conversation.CallId);
        return judged.Said;
    }

    /// <summary>Nobody wants to know any more whether these words are an attack.</summary>
    public void Forget(ConversationMessage message)
    {
        foreach (var (number, _) in _open.Where(open => ReferenceEquals(open.Value.Said.Message, message)).ToList())
            _open.Remove(number);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_over.IsCancellationRequested)
            return;
        await _over.CancelAsync();
        await Task.WhenAll(_running);
        _over.Dispose();
    }

    private bool IsInTime(Judgement open, TimeSpan now) => now - open.Since < shield!.Hold;

    private async Task RunAsync(PromptShield judge, int number, string words, CancellationToken cancellationToken)
    {
        conversation.Usage.Charge();
        try
        {
            var kind = await IsAttackAsync(judge, words, cancellationToken) ? CallEventKind.Attack : CallEventKind.Harmless;
            await events.WriteAsync(new CallEvent { Kind = kind, Number = number }, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // The call is over.
        }
    }

    private async Task<bool> IsAttackAsync(PromptShield judge, string words, CancellationToken cancellationToken)
    {
        try
        {
            return await judge.IsAttack(words, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ShieldFailed(logger, exception, conversation.CallId);
            return false;
        }
    }

    private sealed record Judgement(CallerUtterance Said, TimeSpan Since);
}
