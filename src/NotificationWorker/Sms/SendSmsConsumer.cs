using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Sms.Acs;
using MassTransit;

namespace CallCenter.NotificationWorker.Sms;

/// <summary>Sends a text message and tells what came of it. A failure that may pass is left to the retries of the bus.</summary>
internal sealed class SendSmsConsumer(AcsSmsClient sms, TimeProvider time, ILogger<SendSmsConsumer> logger) : IConsumer<SendSms>
{
    public async Task Consume(ConsumeContext<SendSms> context)
    {
        var command = context.Message;
        // The time of the command is the same whenever it is delivered again, which is what the service knows a retry by.
        var firstSent = context.SentTime is { } sent ? new DateTimeOffset(sent) : time.GetUtcNow();
        var outcome = await sms.SendAsync(command.SmsId, firstSent, command.To, command.Text, command.CallId, context.CancellationToken);
        if (outcome.Refusal is { } reason)
        {
            Log.SmsRefused(logger, command.CallId, reason);
            await context.Publish(new SmsFailed { SmsId = command.SmsId, CallId = command.CallId, Reason = reason });
            return;
        }

        await context.Publish(new SmsSent
        {
            SmsId = command.SmsId,
            CallId = command.CallId,
            To = command.To,
            Text = SmsText.Fit(command.Text),
            Language = command.Language,
            ToCaller = command.ToCaller,
            SentAt = time.GetUtcNow(),
        });
    }
}
