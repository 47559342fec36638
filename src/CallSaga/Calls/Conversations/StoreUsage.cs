using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>Stores what a session has used since its last turn, once however often it is delivered.</summary>
internal sealed class StoreUsage(CallCenterDbContext store) : CallActivity<UsageReported>
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState, UsageReported> context)
    {
        if (await StoredUsage.AddAsync(store, context.Saga, context.Message.SessionId, StoredUsage.AfterTheLastTurn, context.Message.Usage, context.CancellationToken))
        {
            // Nothing else of the call changes, but whoever erases it at this moment must be told.
            store.Entry(context.Saga).Property(call => call.CurrentState).IsModified = true;
        }
    }
}
