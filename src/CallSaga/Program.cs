using CallCenter.CallSaga;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

return await ServiceHost.RunAsync(
    args,
    builder =>
    {
        builder.AddCallSaga();
        builder.AddMessaging(bus => bus.AddCallSagaConsumers());
    },
    _ => { });
