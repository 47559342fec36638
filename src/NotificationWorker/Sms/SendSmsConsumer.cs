using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Sms.Acs;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Security;
using MassTransit;

namespace CallCenter.NotificationWorker.Sms;

/// <summary>Sends a text message once and tells what came of it. A failure that may pass is left to the retries of the bus.</summary>
internal sealed class SendSmsConsumer(EffectLedger ledger, AcsSmsClient sms, ILogger<SendSmsConsumer> logger) : IConsumer<SendSms>
{
    private const string Unknown = "No answer came in time, so nobody knows whether it was sent.";

    public async Task Consume(ConsumeContext<SendSms> context)
    {
        var command = context.Message;
        using var effect = await ledger.BeginAsync(command.CallId, $"sms-{command.SmsId}", AcsHttpPipeline.RepeatableFor, context.CancellationToken);
        var outcome = effect.Standing switch
        {
            EffectStanding.Done => SmsOutcome.Taken(effect.Reference),
            EffectStanding.Refused => SmsOutcome.Refused(effect.Reference!),
            EffectStanding.Doubtful => SmsOutcome.Refused(Unknown),
            _ => await SendAsync(command, effect, context.CancellationToken),
        };
        if (outcome.Refusal is { } reason)
        {
            Log.SmsRefused(logger, command.CallId, reason);
            await context.Publish(new SmsFailed { SmsId = command.SmsId, CallId = command.CallId, Reason = reason });
            return;
        }

        var text = SmsText.Fit(command.Text);
        await context.Publish(new SmsSent
        {
            SmsId = command.SmsId,
            CallId = command.CallId,
            To = command.To,
            Text = text,
            Parts = SmsParts.Of(text),
            Language = command.Language,
            ToCaller = command.ToCaller,
            SentAt = effect.SettledAt!.Value,
        });
    }

    private async Task<SmsOutcome> SendAsync(SendSms command, Effect effect, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await sms.SendAsync(command.SmsId, effect.FirstIntendedAt, command.To, command.Text, command.CallId, cancellationToken);
            if (outcome.Refusal is { } reason)
                await effect.RefusedAsync(reason);
            else
                await effect.DoneAsync(outcome.MessageId);
            return outcome;
        }
        catch (AggregateException failure) when (AcsHttpPipeline.NeverLeft(failure))
        {
            await effect.WithdrawAsync();
            throw;
        }
    }
}
