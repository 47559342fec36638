using CallCenter.Contracts.Media;
using MassTransit;

namespace CallCenter.CallSaga.Edges;

/// <summary>Hears an edge.</summary>
internal sealed class EdgeAliveConsumer(EdgePulses pulses) : IConsumer<EdgeAlive>
{
    public Task Consume(ConsumeContext<EdgeAlive> context)
    {
        pulses.Heard(context.Message.EdgeAddress);
        return Task.CompletedTask;
    }
}
