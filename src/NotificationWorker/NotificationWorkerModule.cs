using CallCenter.NotificationWorker.Emergencies;
using CallCenter.NotificationWorker.Sms;
using CallCenter.NotificationWorker.Sms.Acs;
using CallCenter.Platform.Effects;
using CallCenter.Platform.Health;
using MassTransit;

namespace CallCenter.NotificationWorker;

/// <summary>The notification worker: text messages out, emergencies told.</summary>
public static class NotificationWorkerModule
{
    /// <summary>How long the emergency webhook may take to answer one try.</summary>
    private static readonly TimeSpan WebhookTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers what the consumers need.</summary>
    public static IHostApplicationBuilder AddNotificationWorker(this IHostApplicationBuilder builder)
    {
        builder.Services.AddEffectLedger();
        builder.Services.AddServiceRow(AcsSmsClient.Service, _ => true);
        builder.Services.AddSingleton<AcsSmsClient>();
        builder.Services.AddHttpClient<EmergencyWebhook>(http => http.Timeout = WebhookTimeout)
            .RemoveAllLoggers(); // The URL of a webhook may hold its secret.
        return builder;
    }

    /// <summary>Registers the consumers of <c>SendSms</c>, <c>InsightsReady</c> and <c>EmergencyReported</c>.</summary>
    public static void AddNotificationWorkerConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<SendSmsConsumer>();
        bus.AddConsumer<SummarySmsConsumer>();
        bus.AddConsumer<EmergencyConsumer>();
    }
}
