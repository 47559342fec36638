using CallCenter.Platform.Messaging.Inbox;
using CallCenter.Platform.Persistence;
using MassTransit.Saga;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Messaging.Sagas;

/// <summary>
/// Opens the store for each message to a saga: one transaction on the context of the consume scope, from before the instance is
/// read until all that the message brought about is written. Messages to one instance run one after the other, in all processes.
/// </summary>
internal sealed class SagaStore<TSaga>(
    CallCenterDbContext context,
    StoreTransaction transaction,
    Consumption consumption,
    ISagaConsumeContextFactory<CallCenterDbContext, TSaga> sagas)
    : ISagaRepositoryContextFactory<TSaga>, ILoadSagaRepositoryContextFactory<TSaga>, IQuerySagaRepositoryContextFactory<TSaga>
    where TSaga : class, ISaga
{
    public Task Send<T>(ConsumeContext<T> consumed, IPipe<SagaRepositoryContext<TSaga, T>> next)
        where T : class =>
        InTransactionAsync(consumed.CorrelationId, () => next.Send(Messages(consumed)), consumed.CancellationToken);

    public Task SendQuery<T>(ConsumeContext<T> consumed, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class =>
        InTransactionAsync(
            null,
            async () =>
            {
                var found = await context.Set<TSaga>().Where(query.FilterExpression).ToListAsync(consumed.CancellationToken);
                await next.Send(new LoadedSagaRepositoryQueryContext<TSaga, T>(Messages(consumed), found));
            },
            consumed.CancellationToken);

    public Task<T> Execute<T>(Func<LoadSagaRepositoryContext<TSaga>, Task<T>> read, CancellationToken cancellationToken = default)
        where T : class =>
        read(new SagaReads<TSaga>(context, cancellationToken));

    public Task<T> Execute<T>(Func<QuerySagaRepositoryContext<TSaga>, Task<T>> read, CancellationToken cancellationToken = default)
        where T : class =>
        read(new SagaReads<TSaga>(context, cancellationToken));

    public void Probe(ProbeContext probe) => probe.Add("persistence", "callcenter");

    private SagaMessages<TSaga, T> Messages<T>(ConsumeContext<T> consumed)
        where T : class =>
        new(context, consumed, sagas);

    // The note that the message is taken, and what it sends, are committed with the saga.
    private Task InTransactionAsync(Guid? call, Func<Task> work, CancellationToken cancellationToken) => transaction.RunAsync(
        call,
        async () =>
        {
            await work();
            consumption.Note();
        },
        cancellationToken);
}
