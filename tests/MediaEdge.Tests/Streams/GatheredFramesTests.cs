using System.Net.WebSockets;
using System.Text;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Streams;

public sealed class GatheredFramesTests : IDisposable
{
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 640).Select(value => (byte)value)];

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private readonly WrittenStream _line = new();
    private readonly WebSocket _server;
    private readonly MediaSocket _socket;

    public GatheredFramesTests()
    {
        var gathering = new GatheringStream(_line);
        _server = WebSocket.CreateFromStream(gathering, new WebSocketCreationOptions { IsServer = true });
        _socket = new MediaSocket(_server, _services.GetRequiredService<CallCenterMetrics>(), TimeProvider.System, gathering);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _server.Dispose();
        _line.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Frames_that_follow_one_another_go_out_in_one_write_and_in_order()
    {
        for (var frame = 0; frame < 10; frame++)
            await _socket.SendFrameAsync(Frame(frame), isFollowed: frame < 9);

        _line.Writes.ShouldBe(1);
        (await ReadAsync(10)).ShouldBe(Enumerable.Range(0, 10).Select(MessageOf));
    }

    [Fact]
    public async Task A_frame_alone_goes_out_at_once()
    {
        await _socket.SendFrameAsync(Frame(1), isFollowed: false);
        _line.Writes.ShouldBe(1);
        await _socket.SendFrameAsync(Frame(2), isFollowed: false);
        _line.Writes.ShouldBe(2);

        (await ReadAsync(2)).ShouldBe([MessageOf(1), MessageOf(2)]);
    }

    [Fact]
    public async Task What_was_kept_when_its_follower_never_came_goes_out_before_the_close()
    {
        await _socket.SendFrameAsync(Frame(1), isFollowed: true);
        _line.Writes.ShouldBe(0);

        await _socket.CloseAsync(TestContext.Current.CancellationToken);

        (await ReadAsync(1)).ShouldBe([MessageOf(1)]);
    }

    private static byte[] Frame(int number) => [(byte)number, .. Sound[1..]];

    private static string MessageOf(int number)
    {
        var message = new byte[OutboundFrame.LengthOf(Sound.Length)];
        return Encoding.UTF8.GetString(message, 0, OutboundFrame.Write(Frame(number), message));
    }

    private async Task<List<string>> ReadAsync(int messages)
    {
        using var client = WebSocket.CreateFromStream(new MemoryStream(_line.Bytes), new WebSocketCreationOptions());
        var buffer = new byte[4096];
        var read = new List<string>();
        while (read.Count < messages)
        {
            var result = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            result.EndOfMessage.ShouldBeTrue();
            read.Add(Encoding.UTF8.GetString(buffer, 0, result.Count));
        }

        return read;
    }
}
