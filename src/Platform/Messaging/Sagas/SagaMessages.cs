using CallCenter.Platform.Persistence;
using MassTransit.Context;
using MassTransit.Saga;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Messaging.Sagas;

/// <summary>What MassTransit does with saga instances while one message is consumed, done on the open transaction.</summary>
internal sealed class SagaMessages<TSaga, TMessage>(
    CallCenterDbContext context,
    ConsumeContext<TMessage> consumed,
    ISagaConsumeContextFactory<CallCenterDbContext, TSaga> sagas)
    : ConsumeContextScope<TMessage>(consumed, context), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, ISaga
    where TMessage : class
{
    private static readonly PerModel<Func<CallCenterDbContext, Guid, CancellationToken, Task<TSaga?>>> ById = new(() => EF.CompileAsyncQuery(
        (CallCenterDbContext store, Guid id, CancellationToken cancellationToken) =>
            store.Set<TSaga>().FirstOrDefault(saga => saga.CorrelationId == id)));

    private readonly ConsumeContext<TMessage> consumed = consumed;

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance)
    {
        context.Add(instance);
        return CreateSagaConsumeContext(consumed, instance, SagaConsumeContextMode.Add);
    }

    // An instance that exists already answers null, and MassTransit loads it. The transaction holds the right to write this instance,
    // so that nobody inserts between this look and the save; the row is written with Update, when the message has filled it.
    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance)
    {
        if (await FindAsync(instance.CorrelationId) is not null)
            return null!;
        context.Add(instance);
        return await CreateSagaConsumeContext(consumed, instance, SagaConsumeContextMode.Insert);
    }

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId) =>
        await FindAsync(correlationId) is { } instance
            ? await CreateSagaConsumeContext(consumed, instance, SagaConsumeContextMode.Load)
            : null!;

    // What changed is saved in one go with what the message sends, at the end of the transaction.
    public Task Save(SagaConsumeContext<TSaga> saga) => Task.CompletedTask;

    public Task Update(SagaConsumeContext<TSaga> saga) => Task.CompletedTask;

    public Task Delete(SagaConsumeContext<TSaga> saga)
    {
        context.Remove(saga.Saga);
        return Task.CompletedTask;
    }

    // Finished with the message that created it: never stored, unlike what else the message brought about.
    public Task Discard(SagaConsumeContext<TSaga> saga)
    {
        context.Entry(saga.Saga).State = EntityState.Detached;
        return Task.CompletedTask;
    }

    public Task Undo(SagaConsumeContext<TSaga> saga)
    {
        context.Entry(saga.Saga).State = EntityState.Unchanged;
        return Task.CompletedTask;
    }

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class =>
        sagas.CreateSagaConsumeContext(context, consumeContext, instance, mode);

    private Task<TSaga?> FindAsync(Guid id) => ById.For(context)(context, id, CancellationToken);
}
