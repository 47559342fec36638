using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.Faults.Judging;

/// <summary>
/// A subscriber like any other, which notes in the store, within the transaction of the message, what it took. However often a message
/// is delivered, there must be one note in the end.
/// </summary>
internal sealed class Witness(CallCenterDbContext store, TimeProvider time) : IConsumer<CallClosed>, IConsumer<InsightsReady>, IConsumer<CallerHeardLate>
{
    /// <summary>What the notes on closed calls begin with.</summary>
    public const string Closed = "witness closed ";

    /// <summary>What the notes on insights begin with.</summary>
    public const string Insights = "witness insights ";

    /// <summary>What the notes on words that became known late begin with.</summary>
    public const string HeardLate = "witness late ";

    public Task Consume(ConsumeContext<CallClosed> context) => Note(context.Message.CallId, Closed);

    public Task Consume(ConsumeContext<InsightsReady> context) => Note(context.Message.CallId, Insights);

    public Task Consume(ConsumeContext<CallerHeardLate> context) => Note(context.Message.CallId, HeardLate);

    // Each note has a name of its own: no key of the table hides a repetition.
    private Task Note(Guid callId, string what)
    {
        store.Effects.Add(new EffectRecord { CallId = callId, Intent = what + Guid.NewGuid(), Attempt = 1, IntendedAt = time.GetUtcNow() });
        return Task.CompletedTask;
    }
}
