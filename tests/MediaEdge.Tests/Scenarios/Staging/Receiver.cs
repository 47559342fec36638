using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>
/// The telephone service's end of a media socket and the receiver of the telephone behind it: what the edge sends waits here until its 20 ms
/// have come, or is thrown away when the edge says so.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan OnTheWire = TimeSpan.FromMilliseconds(20);

    private readonly ClientWebSocket _socket = new();
    private Queue<short[]> _waiting = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private bool _isSounding;

    /// <summary>All that came out of the receiver so far, silence included.</summary>
    public List<short> Played { get; } = [];

    /// <summary>How often the sound was stopped.</summary>
    public int Stops { get; private set; }

    /// <summary>Ends with the connection.</summary>
    public Gauge Open { get; } = new();

    /// <summary>Connects.</summary>
    public async Task ConnectAsync(Uri url, string bearer)
    {
        _socket.Options.SetRequestHeader("Authorization", bearer);
        await _socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        await SendAsync($$$"""{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":{{{Stage.Rate}}},"channels":1,"length":{{{Stage.FrameSamples * 2}}}}}""");
        _receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>20 ms pass. In the middle of sound a little is waited for what is still on the wire, for the call goes faster than the machine hands it over.</summary>
    /// <returns>What came out of the receiver in them.</returns>
    public async Task<short[]> TickAsync()
    {
        if (_isSounding)
            await ArrivesAsync();
        lock (_gate)
        {
            _isSounding = _waiting.TryDequeue(out var next);
            var frame = next ?? new short[Stage.FrameSamples];
            Played.AddRange(frame);
            return frame;
        }
    }

    private async Task ArrivesAsync()
    {
        Task arrived;
        lock (_gate)
        {
            if (_waiting.Count > 0)
                return;
            arrived = _arrived.Task;
        }

        try
        {
            await arrived.WaitAsync(OnTheWire, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            // The sound is over.
        }
    }

    /// <summary>Sends what the telephone's microphone heard.</summary>
    public Task SendAsync(ReadOnlySpan<short> frame) => SendAsync(
        $$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","data":"{{{Convert.ToBase64String(MemoryMarshal.AsBytes(frame))}}}","silent":false}}""");

    /// <summary>Tells of a key that the telephone service has recognised.</summary>
    public Task PressAsync(char key) => SendAsync($$$"""{"kind":"DtmfData","dtmfData":{"data":"{{{key}}}"}}""");

    /// <summary>Puts the receiver down.</summary>
    public Task HangUpAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
    }

    private Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReceiveAsync()
    {
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += result.Count;
                }
                while (!result.EndOfMessage);
                if (result.MessageType == WebSocketMessageType.Close)
                    break;
                Take(buffer.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is gone.
        }

        Open.End();
    }

    private void Take(ReadOnlyMemory<byte> json)
    {
        using var message = JsonDocument.Parse(json);
        lock (_gate)
        {
            if (string.Equals(message.RootElement.GetProperty("Kind").GetString(), "StopAudio", StringComparison.Ordinal))
            {
                Stops++;
                (_isSounding, _waiting) = (false, new Queue<short[]>());
                return;
            }

            _waiting.Enqueue(MemoryMarshal.Cast<byte, short>(message.RootElement.GetProperty("AudioData").GetProperty("Data").GetBytesFromBase64()).ToArray());
            _arrived.TrySetResult();
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
