using System.Threading.Channels;
using CallCenter.Assistant.Chat;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Runs the assistant beside the owner of the call, one answer at a time; an answer that was cancelled is never heard of again.</summary>
/// <param name="respond">The assistant.</param>
/// <param name="events">Where its outputs go, numbered by answer.</param>
/// <param name="logger">Log.</param>
internal sealed class AnswerRunner(
    Func<ChatContext, CancellationToken, IAsyncEnumerable<AssistantOutput>> respond, ChannelWriter<CallEvent> events, ILogger logger) : IAsyncDisposable
{
    private readonly List<Task> _running = [];
    private CancellationTokenSource? _cancellation;
    private int _number;

    /// <summary>Whether an answer is being made.</summary>
    public bool IsRunning => _cancellation is not null;

    /// <summary>Whether an event belongs to the answer that is being made.</summary>
    public bool IsCurrent(CallEvent happened) => IsRunning && happened.Number == _number;

    /// <summary>Begins an answer.</summary>
    public void Begin(ChatContext context)
    {
        Cancel();
        _running.RemoveAll(task => task.IsCompleted);
        _cancellation = new CancellationTokenSource();
        var number = ++_number;
        var token = _cancellation.Token;
        _running.Add(Task.Run(() => RunAsync(number, context, token), CancellationToken.None));
    }

    /// <summary>The answer is complete.</summary>
    public void Ended()
    {
        _cancellation?.Dispose();
        _cancellation = null;
    }

    /// <summary>Gives up the answer that is being made.</summary>
    public void Cancel()
    {
        _cancellation?.Cancel();
        Ended();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cancel();
        await Task.WhenAll(_running);
    }

    private async Task RunAsync(int number, ChatContext context, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var output in respond(context, cancellationToken).WithCancellation(cancellationToken))
                await events.WriteAsync(new CallEvent { Kind = CallEventKind.Output, Number = number, Subject = output }, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException && cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            Log.AnswerFailed(logger, exception, context.CallId);
            await PostAsync(new CallEvent { Kind = CallEventKind.Output, Number = number, Subject = new AnswerFailed(AnswerFailure.ProviderFailed) });
        }

        await PostAsync(new CallEvent { Kind = CallEventKind.AnswerEnded, Number = number });
    }

    private async Task PostAsync(CallEvent happened)
    {
        try
        {
            await events.WriteAsync(happened);
        }
        catch (ChannelClosedException)
        {
            // The call is over.
        }
    }
}
