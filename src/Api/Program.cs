using CallCenter.Api;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddCallCenterDefaults();
builder.AddApi();
builder.AddMessaging(_ => { });

var app = builder.Build();
app.MapCallCenterHealth();
app.MapApi();
await app.RunAsync();
