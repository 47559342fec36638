using CallCenter.MediaEdge;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddMediaEdge();
        builder.AddMessaging(bus => bus.AddMediaEdgeConsumers());
    },
    app => app.MapMediaEdge());
