using System.Net;
using System.Net.Sockets;

namespace CallCenter.EndToEnd;

/// <summary>A wire to another port of this machine, which breaks for good once so many bytes have gone through it from this side.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _broken = new();
    private readonly int _target;
    private readonly Task _accepting;
    private long _left;

    public Relay(int target, long breaksAfter)
    {
        (_target, _left) = (target, breaksAfter);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Whether it is broken.</summary>
    public bool IsBroken => _broken.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        await BreakAsync();
        await _accepting;
        _broken.Dispose();
    }

    private async Task BreakAsync()
    {
        await _broken.CancelAsync();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_broken.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _broken.Token);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), counts: true), PumpAsync(far.GetStream(), near.GetStream(), counts: false));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Nobody there, or the wire is broken.
        }
        finally
        {
            near.Dispose();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool counts)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReadAsync(buffer, _broken.Token) is > 0 and var bytes)
            {
                await to.WriteAsync(buffer.AsMemory(0, bytes), _broken.Token);
                if (counts && Interlocked.Add(ref _left, -bytes) < 0)
                    await BreakAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is over.
        }
    }
}
