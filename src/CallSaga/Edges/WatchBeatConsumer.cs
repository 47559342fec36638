using MassTransit;

namespace CallCenter.CallSaga.Edges;

/// <summary>Tells the saga of the calls whose edge is gone.</summary>
internal sealed class WatchBeatConsumer(EdgeWatch watch) : IConsumer<WatchBeat>
{
    public async Task Consume(ConsumeContext<WatchBeat> context)
    {
        foreach (var lost in await watch.TakeAsync(context.Message, context.CancellationToken))
            await context.Publish(lost, context.CancellationToken);
    }
}
