using CallCenter.InsightsWorker;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddInsightsWorker();
        builder.AddMessaging(bus => bus.AddInsightsWorkerConsumers(builder.Configuration));
    },
    app => { });
