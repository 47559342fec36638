using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>
/// The telephone service's end of a media socket, with a caller on it. Its clock gives a frame about every three milliseconds, several times as
/// fast as a real call; between what the caller does there is silence.
/// </summary>
internal sealed class TestPhone : IAsyncDisposable
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(3);

    private readonly ClientWebSocket _socket;
    private readonly int _sampleRate;
    private readonly Channel<string> _toSend = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<WebSocketCloseStatus?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly string _silence;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _sending = Task.CompletedTask;
    private int _framesSent;

    private TestPhone(ClientWebSocket socket, int sampleRate)
    {
        (_socket, _sampleRate) = (socket, sampleRate);
        _silence = Frame(0);
    }

    /// <summary>Frames of the assistant so far.</summary>
    public int FramesHeard { get; private set; }

    /// <summary>How often the sound was stopped.</summary>
    public int Stops { get; private set; }

    /// <summary>How the other side closed the socket; null where the connection broke.</summary>
    public Task<WebSocketCloseStatus?> Closed => _closed.Task;

    public static async Task<TestPhone> ConnectAsync(Uri url, string bearer, int sampleRate)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", bearer);
        await socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        var phone = new TestPhone(socket, sampleRate);
        await phone.SendTextAsync($$$"""{"kind":"AudioMetadata","audioMetadata":{"subscriptionId":"s","encoding":"PCM","sampleRate":{{{sampleRate}}},"channels":1,"length":{{{sampleRate / 25}}}}}""");
        _ = Task.Run(phone.ReceiveAsync);
        phone._sending = Task.Run(phone.SendAsync);
        return phone;
    }

    /// <summary>The caller speaks at this level for so long.</summary>
    public void Says(short level, double seconds)
    {
        // The level wanders a little between two frames, as a voice does; the peak stays.
        for (var frame = 0; frame < seconds * 50; frame++)
            _toSend.Writer.TryWrite(Frame(frame % 3 == 0 ? level : (short)(level / 2), level));
    }

    /// <summary>The caller presses a key.</summary>
    public void Presses(char key) => Sends(Dtmf(key));

    /// <summary>Any message.</summary>
    public void Sends(string message) => _toSend.Writer.TryWrite(message);

    /// <summary>Waits until the assistant was heard for so many frames in all.</summary>
    public Task HearsAsync(int frames) => UntilAsync(() => FramesHeard >= frames);

    /// <summary>Waits until the sound was stopped.</summary>
    public Task StopsAsync(int times) => UntilAsync(() => Stops >= times);

    /// <summary>Waits for so many seconds of the call.</summary>
    public async Task PassAsync(double seconds)
    {
        var until = Volatile.Read(ref _framesSent) + (int)(seconds * 50);
        await UntilAsync(() => Volatile.Read(ref _framesSent) >= until);
    }

    /// <summary>Sends no frames any more, and keeps the connection; the keys are the last that comes on it.</summary>
    public async Task FallsSilentAsync(string keys)
    {
        await _stop.CancelAsync();
        await _sending;
        foreach (var key in keys)
            await SendTextAsync(Dtmf(key));
    }

    /// <summary>Puts the receiver down.</summary>
    public async Task HangUpAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        _socket.Abort();
        _socket.Dispose();
        _stop.Dispose();
    }

    private static string Dtmf(char key) => $$$"""{"kind":"DtmfData","dtmfData":{"data":"{{{key}}}"}}""";

    private async Task UntilAsync(Func<bool> holds)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (holds())
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
    }

    private string Frame(short level, short peak = 0)
    {
        var samples = new byte[_sampleRate / 25];
        for (var i = 0; i < samples.Length && level != 0; i += 2)
            BitConverter.TryWriteBytes(samples.AsSpan(i), i == 0 ? peak : (short)((i / 2) % 2 == 0 ? level : -level));
        return $$$"""{"kind":"AudioData","audioData":{"timestamp":"2026-02-03T04:05:06.123Z","data":"{{{Convert.ToBase64String(samples)}}}","silent":false}}""";
    }

    private async Task SendAsync()
    {
        using var timer = new PeriodicTimer(FrameTime, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await SendTextAsync(_toSend.Reader.TryRead(out var next) ? next : _silence);
                Change(() => _framesSent++);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The call is over.
        }
    }

    private Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReceiveAsync()
    {
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var length = 0;
                WebSocketReceiveResult result;
                do
                {
                    result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None);
                    length += result.Count;
                }
                while (!result.EndOfMessage);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    _closed.TrySetResult(result.CloseStatus);
                    await _stop.CancelAsync();
                    await _sending;
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                Take(JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.GetProperty("Kind").GetString());
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            _closed.TrySetResult(null);
        }
    }

    private void Take(string? kind) => Change(() =>
    {
        if (string.Equals(kind, "StopAudio", StringComparison.Ordinal))
        {
            Stops++;
            return;
        }

        FramesHeard++;
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
