using CallCenter.Contracts.Notifications;
using MassTransit;

namespace CallCenter.NotificationWorker.Emergencies;

/// <summary>
/// Tells the configured webhook about an emergency. Every failure is thrown: the bus tries again, and an emergency that could not be
/// told ends in the error queue instead of being forgotten.
/// </summary>
internal sealed class EmergencyConsumer(EmergencyWebhook webhook, ILogger<EmergencyConsumer> logger) : IConsumer<EmergencyReported>
{
    public async Task Consume(ConsumeContext<EmergencyReported> context)
    {
        if (await webhook.TellAsync(context.Message, context.CancellationToken))
            Log.EmergencyTold(logger, context.Message.CallId);
        else
            Log.EmergencyWithoutWebhook(logger, context.Message.CallId);
    }
}
