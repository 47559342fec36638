using System.Threading.Channels;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// Runs the tools that the model calls, beside the owner of the call, since looking something up may take seconds. What comes of them comes
/// back as events; a message whose answer was given up is never heard of again, but the model is told that its calls came to nothing.
/// </summary>
internal sealed class ModelTools(RealtimeServices realtime, RealtimeLine line, ChannelWriter<CallEvent> events, ILogger logger) : IAsyncDisposable
{
    /// <summary>What the model is told of calls that are given up because the caller goes on.</summary>
    public const string GivenUp = "Not done: the caller has spoken meanwhile. Call it again if it is still wanted.";

    /// <summary>What the model is told of calls that are given up because what the caller said is not answered.</summary>
    public const string Refused = "Not done: what the caller said is not answered.";

    /// <summary>What the model is told of calls that nobody has begun when the call is handed on or ended.</summary>
    public const string Leaving = "Not done: the call is being handed on or ended.";

    private const string Failed = "Not done: something went wrong.";

    private readonly List<Task> _running = [];
    private readonly List<string> _unanswered = [];
    private CancellationTokenSource? _cancellation;
    private HeldCalls? _held;
    private int _number;

    /// <summary>Whether calls wait to be let through.</summary>
    public bool IsHolding => _held is not null;

    /// <summary>Takes the calls of a message, which are run once they are let through.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="calls">The calls, unchecked.</param>
    /// <param name="lastSentence">What the model said last in this turn; null where it said nothing.</param>
    /// <param name="now">Call time.</param>
    public void Run(ChatContext context, IReadOnlyList<ModelToolCall> calls, string? lastSentence, TimeSpan now)
    {
        GiveUp(GivenUp);
        _unanswered.AddRange(calls.Select(call => call.Id));
        (_number, _cancellation) = (_number + 1, new CancellationTokenSource());
        _held = new HeldCalls(context, calls, lastSentence, now);
    }

    /// <summary>Runs the calls that were taken, once what the caller said is judged, or a verdict was waited for long enough.</summary>
    public void LetThrough(bool isUnjudged, TimeSpan now)
    {
        if (_held is not { } held || (isUnjudged && now - held.Since < realtime.Shield?.Hold))
            return;
        _held = null;
        _running.RemoveAll(task => task.IsCompleted);
        var (number, token) = (_number, _cancellation!.Token);
        _running.Add(Task.Run(() => RunAsync(number, held, token), CancellationToken.None));
    }

    /// <summary>Whether an event belongs to the message whose tools are running.</summary>
    public bool IsCurrent(CallEvent happened) => _cancellation is not null && happened.Number == _number;

    /// <summary>Tells the model what came of a call.</summary>
    public void Answer(string callId, string result)
    {
        if (_unanswered.Remove(callId))
            line.Send(RealtimeMessages.ToolResult(callId, result));
    }

    /// <summary>All calls were run; what none of them has answered has failed.</summary>
    public void Ended()
    {
        AnswerRest(Failed);
        Forget();
    }

    /// <summary>Nobody wants to know any more what comes of the calls.</summary>
    /// <param name="why">What the model is told of those that nothing came of.</param>
    public void GiveUp(string why)
    {
        AnswerRest(why);
        Forget();
    }

    /// <summary>Nobody wants to know, and the model that called them is gone.</summary>
    public void Forget()
    {
        _held = null;
        _unanswered.Clear();
        _cancellation?.Cancel();
        _cancellation?.Dispose();
        _cancellation = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Forget();
        await Task.WhenAll(_running);
    }

    private void AnswerRest(string result)
    {
        foreach (var call in _unanswered.ToList())
            Answer(call, result);
    }

    private async Task RunAsync(int number, HeldCalls held, CancellationToken cancellationToken)
    {
        held.Context.Usage.Charge();
        try
        {
            await foreach (var output in realtime.RunTools(held.Context, held.Calls, held.LastSentence, cancellationToken).WithCancellation(cancellationToken))
                await events.WriteAsync(new CallEvent { Kind = CallEventKind.ToolOutput, Number = number, Subject = output }, cancellationToken);
        }
        catch (Exception exception) when (exception is ChannelClosedException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return; // Nobody wants to know any more.
        }
        catch (Exception exception)
        {
            Log.AnswerFailed(logger, exception, held.Context.CallId);
        }

        try
        {
            await events.WriteAsync(new CallEvent { Kind = CallEventKind.ToolsRun, Number = number }, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            // The call is over.
        }
    }

    private sealed record HeldCalls(ChatContext Context, IReadOnlyList<ModelToolCall> Calls, string? LastSentence, TimeSpan Since);
}
