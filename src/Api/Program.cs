using CallCenter.Api;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddApi();
        builder.AddMessaging(_ => { });
    },
    app => app.MapApi());
