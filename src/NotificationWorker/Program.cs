using CallCenter.NotificationWorker;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddNotificationWorker();
        builder.AddMessaging(NotificationWorkerModule.AddNotificationWorkerConsumers);
    },
    _ => { });
