using System.Threading.Channels;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>
/// Puts what a call has to tell on the bus, in order and beside the owner of the call, who never waits for a broker. What the bus does not
/// take is tried again for as long as the process lives.
/// </summary>
/// <param name="publish">Puts a message on the bus.</param>
/// <param name="metrics">Counts what waits.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
/// <param name="givesUp">Set when the process is about to end and nothing can wait any longer.</param>
internal sealed class Dispatch(
    Func<object, CancellationToken, Task> publish, CallCenterMetrics metrics, TimeProvider time, ILogger logger, CancellationToken givesUp) : IAsyncDisposable
{
    /// <summary>From the beginning of a message's trouble until somebody should know of it.</summary>
    public static readonly TimeSpan LongTrouble = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    // A call tells a few things a minute; what bounds the queue is the length of the call.
    private readonly Channel<object> _messages = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private Task _running = Task.CompletedTask;

    /// <summary>Told of each message as it comes; null for nobody.</summary>
    public Action<object>? Witness { get; set; }

    /// <summary>Starts sending.</summary>
    /// <param name="behind">What others have to tell first; neither a process that ends nor somebody whose trouble lasts is waited for.</param>
    public void Start(Task? behind = null) => _running = Task.Run(() => RunAsync(behind ?? Task.CompletedTask));

    /// <summary>Reaches the mark when all that was published before was sent, or given up.</summary>
    public void Mark(TaskCompletionSource mark)
    {
        if (!_messages.Writer.TryWrite(mark))
            mark.TrySetResult();
    }

    /// <summary>Publishes a message after those before it.</summary>
    public void Publish(object message)
    {
        Witness?.Invoke(message);
        Enqueue(message);
    }

    /// <summary>Publishes a turn after the messages before it, with what was used until now. The witness sees it without: how far the services have come by now is chance.</summary>
    public void Publish(TurnCompleted turn, UsageMeter usage)
    {
        Witness?.Invoke(turn);
        Enqueue(turn with { Usage = usage.Take() });
    }

    /// <summary>Ends when everything was published, or given up.</summary>
    public async ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        await _running;
    }

    private void Enqueue(object message)
    {
        if (_messages.Writer.TryWrite(message))
            metrics.MessagesWaiting.Add(1);
    }

    private async Task RunAsync(Task behind)
    {
        await behind.WaitAsync(LongTrouble, time, givesUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (await _messages.Reader.WaitToReadAsync())
        {
            while (_messages.Reader.TryPeek(out var message))
            {
                if (message is TaskCompletionSource mark)
                    mark.TrySetResult();
                else if (await PublishAsync(message))
                    metrics.MessagesWaiting.Add(-1);
                else
                    break;
                _messages.Reader.TryRead(out _);
            }

            if (givesUp.IsCancellationRequested)
                GiveUp();
        }
    }

    private async Task<bool> PublishAsync(object message)
    {
        await using var trouble = time.CreateTimer(_ => Log.PublishInTrouble(logger, message.GetType().Name), null, LongTrouble, Timeout.InfiniteTimeSpan);
        for (var pause = ShortestPause; !givesUp.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await publish(message, givesUp);
                return true;
            }
            catch (Exception exception) when (!givesUp.IsCancellationRequested)
            {
                if (pause == ShortestPause)
                    Log.PublishFailed(logger, exception, message.GetType().Name);
            }
            catch (Exception)
            {
                return false;
            }

            await Task.Delay(pause, time, givesUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private void GiveUp()
    {
        var lost = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_messages.Reader.TryRead(out var message))
        {
            if (message is TaskCompletionSource mark)
            {
                mark.TrySetResult();
                continue;
            }

            metrics.MessagesWaiting.Add(-1);
            lost[message.GetType().Name] = lost.GetValueOrDefault(message.GetType().Name) + 1;
        }

        if (lost.Count > 0)
            Log.PublishGivenUp(logger, lost.Values.Sum(), string.Join(", ", lost.Select(type => $"{type.Key} {type.Value}")));
    }
}
