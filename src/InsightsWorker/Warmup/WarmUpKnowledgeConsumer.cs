using System.Globalization;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Messaging;
using MassTransit;

namespace CallCenter.InsightsWorker.Warmup;

/// <summary>
/// Looks up what the next turn of a call will want to know, while the caller still speaks. What was looked up before costs nothing, so a
/// turn may come twice; what comes too late, or belongs to a call that is over, is dropped.
/// </summary>
internal sealed class WarmUpKnowledgeConsumer(KnowledgeLibrary library, TimeProvider time) : IConsumer<TurnCompleted>
{
    /// <summary>Time within which mostly the caller has answered: after it, the next turn has looked things up by itself.</summary>
    public static readonly TimeSpan Useful = TimeSpan.FromSeconds(10);

    public async Task Consume(ConsumeContext<TurnCompleted> context)
    {
        var turn = context.Message;
        var isLate = context.SentTime is { } sent && time.GetUtcNow().UtcDateTime - sent > Useful;
        if (isLate || turn.Messages.Any(message => message.Action == MessageAction.Hangup))
            return;
        var usage = new UsageMeter();
        usage.Charge();
        await library.WarmUpAsync(turn.Messages);
        if (usage.Take() is { Count: > 0 } used)
            await context.Publish(new UsageReported { CallId = turn.CallId, SessionId = SourceOf(turn), Usage = used }, context.CancellationToken);
    }

    // Once a turn, whatever the edge reports of its session.
    private static Guid SourceOf(TurnCompleted turn) => StableId.From("warm-up", turn.SessionId.ToString(), turn.Index.ToString(CultureInfo.InvariantCulture));
}
