using CallCenter.NotificationWorker;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddCallCenterDefaults();
builder.AddNotificationWorker();
builder.AddMessaging(NotificationWorkerModule.AddNotificationWorkerConsumers);

var app = builder.Build();
app.MapCallCenterHealth();
await app.RunAsync();
