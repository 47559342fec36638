using System.Threading.Channels;
using MassTransit;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Puts what a call has to tell on the bus, in order and beside the owner of the call, who never waits for a broker.</summary>
internal sealed class Dispatch(IBus bus, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // A call tells a few things a minute; what bounds the queue is the length of the call.
    private readonly Channel<object> _messages = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private Task _running = Task.CompletedTask;

    /// <summary>Starts sending.</summary>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Publishes a message after those before it.</summary>
    public void Publish(object message) => _messages.Writer.TryWrite(message);

    /// <summary>Ends when everything was published.</summary>
    public async ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        await _running;
    }

    private async Task RunAsync()
    {
        await foreach (var message in _messages.Reader.ReadAllAsync())
            await PublishAsync(message);
    }

    private async Task PublishAsync(object message)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await bus.Publish(message, message.GetType());
                return;
            }
            catch (Exception exception) when (attempt < Attempts)
            {
                Log.PublishFailed(logger, exception, message.GetType().Name);
                await Task.Delay(Pause * attempt, time);
            }
            catch (Exception exception)
            {
                Log.PublishGivenUp(logger, exception, message.GetType().Name);
                return;
            }
        }
    }
}
