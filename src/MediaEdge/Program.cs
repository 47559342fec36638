using CallCenter.MediaEdge;
using CallCenter.Platform.Health;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddCallCenterDefaults();
builder.AddMediaEdge();
builder.AddMessaging(bus => bus.AddMediaEdgeConsumers());
var app = builder.Build();
app.MapMediaEdge();
app.MapCallCenterHealth();
await app.RunAsync();
