using CallCenter.CallSaga;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddCallCenterDefaults();
builder.AddCallSaga();
builder.AddMessaging(bus => bus.AddCallSagaConsumers());

var app = builder.Build();
await app.RunAsync();
