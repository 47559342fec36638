using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Context;
using MassTransit.Scheduling;
using ValidationResult = MassTransit.ValidationResult;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>Keeps what is scheduled until a test has it delivered.</summary>
internal sealed class ManualSchedule : IScheduleMessageProvider, IFilter<ConsumeContext>, IPipeSpecification<ConsumeContext>
{
    private readonly ConcurrentQueue<Entry> entries = new();
    private readonly ConcurrentDictionary<Guid, bool> cancelled = new();

    public IEnumerable<Entry> Entries => entries;

    public bool IsCancelled(Guid tokenId) => cancelled.ContainsKey(tokenId);

    public Task<ScheduledMessage<T>> ScheduleSend<T>(
        Uri destinationAddress, DateTime scheduledTime, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class
    {
        var token = NewId.NextGuid();
        entries.Enqueue(new Entry(token, destinationAddress, scheduledTime - TimeProvider.System.GetUtcNow().UtcDateTime, message));
        return Task.FromResult<ScheduledMessage<T>>(new ScheduledMessageHandle<T>(token, scheduledTime, destinationAddress, message));
    }

    public Task CancelScheduledSend(Guid tokenId, CancellationToken cancellationToken)
    {
        cancelled[tokenId] = true;
        return Task.CompletedTask;
    }

    public Task CancelScheduledSend(Uri destinationAddress, Guid tokenId, CancellationToken cancellationToken) =>
        CancelScheduledSend(tokenId, cancellationToken);

    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        context.GetOrAddPayload<MessageSchedulerContext>(() => new ConsumeMessageSchedulerContext(
            context, consumed => new MessageScheduler(this, consumed.GetPayload<IBusTopology>())));
        return next.Send(context);
    }

    public void Apply(IPipeBuilder<ConsumeContext> builder) => builder.AddFilter(this);

    public IEnumerable<ValidationResult> Validate() => [];

    public void Probe(ProbeContext context) => context.CreateFilterScope("manual-schedule");

    internal sealed record Entry(Guid Token, Uri Destination, TimeSpan Delay, object Message);
}
