using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using CallCenter.MediaEdge.Tests.Hosting;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>
/// The telephone service's end of a media socket and the receiver of the telephone behind it: what the edge sends waits here until its 20 ms
/// have come, or is thrown away when the edge says so.
/// </summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan ForTheVoice = TimeSpan.FromMilliseconds(80);

    private readonly CarrierSocket _socket = new();
    private Queue<short[]> _waiting = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private bool _isSounding;

    /// <summary>All that came out of the receiver so far, silence included.</summary>
    public List<short> Played { get; } = [];

    /// <summary>How often the sound was stopped.</summary>
    public int Stops { get; private set; }

    /// <summary>Messages of the edge that have come.</summary>
    public Gauge Came { get; } = new();

    /// <summary>Ends with the connection.</summary>
    public Gauge Open { get; } = new();

    /// <summary>Connects.</summary>
    public async Task ConnectAsync(Uri url, string bearer)
    {
        await _socket.ConnectAsync(url, bearer, Stage.Rate);
        _receiving = Task.Run(ReceiveAsync);
    }

    /// <summary>20 ms pass. In the middle of sound a little is waited for more of it, for the call goes faster than the synthesiser speaks.</summary>
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
            await arrived.WaitAsync(ForTheVoice, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            // The sound is over.
        }
    }

    /// <summary>Sends what the telephone's microphone heard.</summary>
    public Task SendAsync(ReadOnlySpan<short> frame) => _socket.SendAsync(CarrierSocket.Frame(MemoryMarshal.AsBytes(frame)));

    /// <summary>Tells of a key that the telephone service has recognised.</summary>
    public Task PressAsync(char key) => _socket.SendAsync(CarrierSocket.Key(key));

    /// <summary>Puts the receiver down.</summary>
    public Task HangUpAsync() => _socket.CloseAsync();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await _socket.ReadAsync() is { } message)
            {
                Take(message);
                Came.Add();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is gone.
        }

        Came.End();
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
