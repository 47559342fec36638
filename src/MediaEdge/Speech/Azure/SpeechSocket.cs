using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Azure.Identity;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>A connection to the speech service. One sender and one reader at a time.</summary>
internal sealed class SpeechSocket : IAsyncDisposable
{
    // The service sends sound in pieces of a few kilobytes and texts of less; more than this is none of its messages.
    private const int LargestMessage = 1 << 20;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket _socket;
    private readonly TimeProvider _time;
    private readonly MessageAssembler _assembler;
    private readonly ArrayBufferWriter<byte> _message = new();

    private SpeechSocket(ClientWebSocket socket, TimeProvider time)
    {
        (_socket, _time) = (socket, time);
        _assembler = new MessageAssembler(socket, LargestMessage);
    }

    /// <summary>False once either side has closed it or it broke.</summary>
    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>A new id as the service wants them: 32 upper-case hexadecimal digits.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <summary>Connects.</summary>
    /// <param name="address">Address with path and query, without any secret.</param>
    /// <param name="credential">Signs the request.</param>
    /// <param name="connectionId">Id of the connection; a reconnect repeats it.</param>
    /// <param name="longestPong">
    /// How long the other side may take to answer a sign of ours before it counts as gone; infinite where the reader does not always
    /// read, because what waits to be read stands before the answer.
    /// </param>
    /// <param name="time">Clock of the time stamps in the messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpeechRefusedException">The service did not answer, or with a refusal, or there is no token to sign with.</exception>
    public static async Task<SpeechSocket> ConnectAsync(
        Uri address, SpeechCredential credential, string connectionId, TimeSpan longestPong, TimeProvider time, CancellationToken cancellationToken)
    {
        var mayBeOld = false;
        try
        {
            return await TryConnectAsync();
        }
        catch (SpeechRefusedException refusal) when (refusal.Status == HttpStatusCode.Unauthorized && mayBeOld)
        {
            credential.Discard();
            return await TryConnectAsync();
        }

        Task<SpeechSocket> TryConnectAsync() => ConnectAsync(
            address, SignAsync, connectionId, longestPong, time, cancellationToken);

        async Task SignAsync(ClientWebSocketOptions options, CancellationToken token) => mayBeOld = await credential.SignAsync(options, token);
    }

    private static async Task<SpeechSocket> ConnectAsync(
        Uri address,
        Func<ClientWebSocketOptions, CancellationToken, Task> signAsync,
        string connectionId,
        TimeSpan longestPong,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (BetweenPings, longestPong);
            socket.Options.SetRequestHeader("X-ConnectionId", connectionId);
            await signAsync(socket.Options, either.Token);
            await socket.ConnectAsync(address, either.Token);
            return new SpeechSocket(socket, time);
        }
        catch (Exception exception) when (exception is WebSocketException or AuthenticationFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new SpeechRefusedException(status, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a text message.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public ValueTask SendTextAsync(string path, string requestId, string contentType, ReadOnlySpan<byte> body, CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        WriteHeaders(path, requestId, contentType);
        _message.Write("\r\n"u8);
        _message.Write(body);
        return _socket.SendAsync(_message.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    /// <summary>Sends a binary message.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public ValueTask SendBinaryAsync(string path, string requestId, string? contentType, ReadOnlySpan<byte> body, CancellationToken cancellationToken)
    {
        _message.ResetWrittenCount();
        _message.Write("\0\0"u8);
        WriteHeaders(path, requestId, contentType);
        var length = (ushort)(_message.WrittenCount - 2);
        _message.Write(body);
        BinaryPrimitives.WriteUInt16BigEndian(System.Runtime.InteropServices.MemoryMarshal.AsMemory(_message.WrittenMemory).Span, length);
        return _socket.SendAsync(_message.WrittenMemory, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    /// <summary>Reads the next message; it is valid until the next one is read.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public ValueTask<AssembledMessage> ReadAsync(CancellationToken cancellationToken) => _assembler.ReadAsync(cancellationToken);

    /// <summary>Tells the other side that this was all, without waiting for its answer.</summary>
    public async ValueTask CloseAsync()
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", timeout.Token);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It broke while it was being closed, which comes to the same.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _socket.Dispose();
        _assembler.Dispose();
    }

    private void WriteHeaders(string path, string requestId, string? contentType)
    {
        WriteHeader("Path: ", path);
        WriteHeader("X-RequestId: ", requestId);
        Span<char> now = stackalloc char[24];
        _time.GetUtcNow().TryFormat(now, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        WriteHeader("X-Timestamp: ", now[..written]);
        if (contentType is not null)
            WriteHeader("Content-Type: ", contentType);
    }

    private void WriteHeader(string name, ReadOnlySpan<char> value)
    {
        Encoding.ASCII.GetBytes(name, _message);
        Encoding.ASCII.GetBytes(value, _message);
        _message.Write("\r\n"u8);
    }
}
