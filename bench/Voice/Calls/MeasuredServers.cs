using System.Net.WebSockets;
using CallCenter.MediaEdge;
using CallCenter.Platform.Hosting;
using CallCenter.Platform.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Voice.Calls;

/// <summary>The programs that run as processes of their own, so that their processor time is theirs alone: the media edge, and the floor it is compared with.</summary>
internal static class MeasuredServers
{
    /// <summary>First argument that makes this program the edge.</summary>
    public const string Edge = "edge";

    /// <summary>First argument that makes this program the floor.</summary>
    public const string Echo = "echo";

    /// <summary>The media edge, put together as its own program does it.</summary>
    public static Task<int> RunEdgeAsync(string[] args) => ServiceHost.RunAsync(
        args,
        builder =>
        {
            builder.Logging.ClearProviders();
            builder.AddMediaEdgeAlone();
            builder.AddMessaging(bus => bus.AddMediaEdgeConsumers());
            builder.Services.AddSingleton<KnownCalls>();
            builder.Services.AddHostedService<ServerControl>();
        },
        app => app.MapMediaEdge());

    /// <summary>A bare WebSocket server that sends every message back.</summary>
    public static async Task RunEchoAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddHostedService<ServerControl>();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Run(EchoAsync);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"echo serves {app.Urls.First()}"));
        await app.RunAsync();
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                await socket.SendAsync(buffer.AsMemory(0, length), part.MessageType, endOfMessage: true, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // The phone hung up without a word.
        }
    }
}
