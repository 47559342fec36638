using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Voice.Calls;

/// <summary>
/// The telephone service's end of a media socket, at little cost: a bare socket, messages that were written before, and one clock for all
/// phones. What the other side does not take at once is sent later, and the phone's time waits for it.
/// </summary>
internal sealed class Phone : IDisposable
{
    private const int Text = 1;
    private const int Close = 8;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receiving = new();
    private readonly byte[] _received = new byte[16 * 1024];
    private readonly ICaller _caller;
    private ReadOnlyMemory<byte> _unsent;
    private int _filled;
    private long _sent;
    private long _heard;
    private volatile bool _over;

    private Phone(ICaller caller) => _caller = caller;

    /// <summary>Frames sent.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Messages that came.</summary>
    public long Heard => Volatile.Read(ref _heard);

    /// <summary>Whether the other side has ended it.</summary>
    public bool IsOver => _over;

    /// <summary>Connects.</summary>
    /// <exception cref="HttpRequestException">The other side refused; its status is in it.</exception>
    public static async Task<Phone> ConnectAsync(Uri url, string bearer, ICaller caller, byte[] first)
    {
        var phone = new Phone(caller);
        try
        {
            await phone._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port));
            await phone._socket.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: {bearer}\r\n\r\n"));
            await phone.UpgradedAsync();
            await phone._socket.SendAsync(first);
        }
        catch
        {
            phone.Dispose();
            throw;
        }

        phone._socket.Blocking = false;
        phone._receiving.Completed += (_, _) => phone.Receive(completed: true);
        _ = Task.Run(() => phone.Receive(completed: false));
        return phone;
    }

    /// <summary>20 ms have passed.</summary>
    public void Tick()
    {
        if (_over)
            return;
        var isNew = _unsent.IsEmpty;
        if (isNew)
            _unsent = _caller.Next();
        var taken = _socket.Send(_unsent.Span, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
            _over = true;
        else if (error is SocketError.Success)
            _unsent = _unsent[taken..];
        if (_unsent.IsEmpty)
            Volatile.Write(ref _sent, _sent + 1);
    }

    /// <summary>Puts the receiver down.</summary>
    public void HangUp()
    {
        _over = true;
        _socket.Send(SocketText.Goodbye, SocketFlags.None, out _);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over = true;
        _socket.Dispose();
    }

    private async Task UpgradedAsync()
    {
        while (_received.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = await _socket.ReceiveAsync(_received.AsMemory(_filled));
            if (count == 0)
                throw new HttpRequestException("the connection ended before the upgrade");
            _filled += count;
        }

        var answer = _received.AsSpan(0, _filled);
        var status = int.Parse(answer.Slice(9, 3), null);
        if (status != 101)
            throw new HttpRequestException($"refused with {status}", null, (HttpStatusCode)status);
        var head = answer.IndexOf("\r\n\r\n"u8) + 4;
        answer[head..].CopyTo(_received);
        _filled -= head;
    }

    private void Receive(bool completed)
    {
        try
        {
            while (!_over)
            {
                if (completed && !Take(_receiving))
                    return;
                _receiving.SetBuffer(_received, _filled, _received.Length - _filled);
                completed = true;
                if (_socket.ReceiveAsync(_receiving))
                    return;
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            _over = true;
        }
    }

    private bool Take(SocketAsyncEventArgs result)
    {
        if (result.SocketError != SocketError.Success || result.BytesTransferred == 0)
        {
            _over = true;
            return false;
        }

        _filled += result.BytesTransferred;
        var at = 0;
        while (SocketText.Read(_received.AsSpan(at, _filled - at), out var kind, out var payload) is > 0 and var length)
        {
            at += length;
            if (kind == Close)
                _over = true;
            if (kind != Text)
                continue;
            Volatile.Write(ref _heard, _heard + 1);
            _caller.Hears(payload);
        }

        _received.AsSpan(at, _filled - at).CopyTo(_received);
        _filled -= at;
        return true;
    }
}
