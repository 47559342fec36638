using CallCenter.MediaEdge;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddMediaEdgeAlone();
        builder.AddMessaging(bus => bus.AddMediaEdgeConsumers());
    },
    app => app.MapMediaEdge());
