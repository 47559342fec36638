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
    private const string GivenUp = "Not done: the caller has spoken meanwhile. Call it again if it is still wanted.";
    private const string Failed = "Not done: something went wrong.";

    private readonly List<Task> _running = [];
    private readonly List<string> _unanswered = [];
    private CancellationTokenSource? _cancellation;
    private int _number;

    /// <summary>Runs the calls of a message.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="calls">The calls, unchecked.</param>
    /// <param name="lastSentence">What the model said last in this turn; null where it said nothing.</param>
    public void Run(ChatContext context, IReadOnlyList<ModelToolCall> calls, string? lastSentence)
    {
        GiveUp();
        _running.RemoveAll(task => task.IsCompleted);
        _unanswered.AddRange(calls.Select(call => call.Id));
        _cancellation = new CancellationTokenSource();
        var (number, token) = (++_number, _cancellation.Token);
        _running.Add(Task.Run(() => RunAsync(number, context, calls, lastSentence, token), CancellationToken.None));
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
    public void GiveUp()
    {
        AnswerRest(GivenUp);
        Forget();
    }

    /// <summary>Nobody wants to know, and the model that called them is gone.</summary>
    public void Forget()
    {
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

    private async Task RunAsync(int number, ChatContext context, IReadOnlyList<ModelToolCall> calls, string? lastSentence, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var output in realtime.RunTools(context, calls, lastSentence, cancellationToken).WithCancellation(cancellationToken))
                await events.WriteAsync(new CallEvent { Kind = CallEventKind.ToolOutput, Number = number, Subject = output }, cancellationToken);
        }
        catch (Exception exception) when (exception is ChannelClosedException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return; // Nobody wants to know any more.
        }
        catch (Exception exception)
        {
            Log.AnswerFailed(logger, exception, context.CallId);
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
}
