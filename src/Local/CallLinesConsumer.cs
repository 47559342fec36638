using CallCenter.Contracts.Calls;
using MassTransit;

namespace CallCenter.Local;

/// <summary>Shows calls that ended to whoever watches the process.</summary>
internal sealed class CallLinesConsumer(CallLines lines) : IConsumer<CallClosed>
{
    public Task Consume(ConsumeContext<CallClosed> context)
    {
        lines.Write(context.Message);
        return Task.CompletedTask;
    }
}
