using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Notifications;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.NotificationWorker.Sms;

/// <summary>Texts the summary of a call to its caller, where the insights ask for it.</summary>
internal sealed class SummarySmsConsumer(CallCenterDbContext store, ILogger<SummarySmsConsumer> logger) : IConsumer<InsightsReady>
{
    public async Task Consume(ConsumeContext<InsightsReady> context)
    {
        var insights = context.Message;
        if (string.IsNullOrWhiteSpace(insights.SmsSummary))
            return;

        var call = await store.Calls.AsNoTracking()
            .Where(call => call.CorrelationId == insights.CallId)
            .Select(call => new { call.PhoneNumber, call.Language })
            .SingleOrDefaultAsync(context.CancellationToken);
        if (call is null || !PhoneNumber.TryParse(call.PhoneNumber, out var caller))
        {
            Log.SummaryWithoutCall(logger, insights.CallId);
            return;
        }

        await context.Publish(new SendSms
        {
            SmsId = StableId.From("sms-summary", insights.CallId.ToString()),
            CallId = insights.CallId,
            To = caller,
            Text = insights.SmsSummary,
            Language = call.Language,
        });
    }
}
