using System.Globalization;
using CallCenter.Assistant.Insights;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Platform.Messaging;
using MassTransit;

namespace CallCenter.InsightsWorker.ClosedCalls;

/// <summary>
/// Summarises the conversation of a closed call in which the caller spoke, and once more where words of theirs became known late. Delivered twice, it publishes the same
/// <see cref="InsightsReady"/> once more under the same message id, as long as the conversation has not changed in between.
/// </summary>
internal sealed class SummariseClosedCallConsumer(FinishedConversations conversations, InsightsWriter writer, CallCosts costs, ILogger<SummariseClosedCallConsumer> logger)
    : IConsumer<CallClosed>, IConsumer<CallerHeardLate>
{
    public Task Consume(ConsumeContext<CallClosed> context) => SummariseAsync(context, context.Message);

    public Task Consume(ConsumeContext<CallerHeardLate> context) => SummariseAsync(context, context.Message.Call);

    private async Task SummariseAsync(ConsumeContext context, CallClosed call)
    {
        if (!call.CallerSpoke)
        {
            Log.NothingToSummarise(logger, call.CallId);
            return;
        }

        var (conversation, version) = await conversations.LoadAsync(call, context.CancellationToken);
        var insights = await writer.WriteAsync(conversation, context.CancellationToken);
        await context.Publish(
            new InsightsReady
            {
                CallId = call.CallId,
                ConversationId = call.ConversationId,
                Synthesis = insights.Synthesis,
                Next = insights.Next,
                SmsSummary = insights.SmsSummary,
                Usage = insights.Usage,
                Cost = await costs.OfAsync(call, insights.Usage, context.CancellationToken),
            },
            publish => publish.MessageId = StableId.From("insights", call.CallId.ToString("N"), version.ToString(CultureInfo.InvariantCulture)),
            context.CancellationToken);
        Log.Summarised(logger, call.CallId, insights.Synthesis.Satisfaction, insights.Next.Action);
    }
}
