using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>
/// The telephone service's end of a media socket, with a caller on it. Its clock gives a frame about every three milliseconds, several times as
/// fast as a real call; between what the caller does there is silence. It waits for an edge that falls behind: the call would go on faster
/// than speech and models can follow where many frames are worked off at once.
/// </summary>
internal sealed class TestPhone : IAsyncDisposable
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int FramesAhead = 5;

    private readonly CarrierSocket _socket = new();
    private readonly TakenFrames _taken;
    private readonly int _sampleRate;
    private readonly Channel<(string Message, bool IsFrame)> _toSend = Channel.CreateUnbounded<(string, bool)>();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<WebSocketCloseStatus?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly string _silence;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _sending = Task.CompletedTask;
    private int _messagesSent;
    private int _framesSent;
    private bool _still;

    private TestPhone(int sampleRate, TakenFrames taken)
    {
        (_sampleRate, _taken) = (sampleRate, taken);
        _silence = Frame(0);
    }

    /// <summary>Frames of the assistant so far.</summary>
    public int FramesHeard { get; private set; }

    /// <summary>How often the sound was stopped.</summary>
    public int Stops { get; private set; }

    /// <summary>How the other side closed the socket; null where the connection broke.</summary>
    public Task<WebSocketCloseStatus?> Closed => _closed.Task;

    public static async Task<TestPhone> ConnectAsync(Uri url, string bearer, int sampleRate, TakenFrames taken, Action connected)
    {
        var phone = new TestPhone(sampleRate, taken);
        await phone._socket.ConnectAsync(url, bearer, sampleRate);
        connected();
        _ = Task.Run(phone.ReceiveAsync);
        phone._sending = Task.Run(phone.SendAsync);
        return phone;
    }

    /// <summary>Whether the time of the call stands still: no frames come from the caller.</summary>
    public bool IsStill
    {
        get => Volatile.Read(ref _still);
        set => Volatile.Write(ref _still, value);
    }

    /// <summary>The caller speaks at this level for so long.</summary>
    public void Says(short level, double seconds)
    {
        // The level wanders a little between two frames, as a voice does; the peak stays.
        for (var frame = 0; frame < seconds * 50; frame++)
            _toSend.Writer.TryWrite((Frame(frame % 3 == 0 ? level : (short)(level / 2), level), true));
    }

    /// <summary>The caller presses a key.</summary>
    public void Presses(char key) => Sends(CarrierSocket.Key(key));

    /// <summary>Any message.</summary>
    public void Sends(string message) => _toSend.Writer.TryWrite((message, false));

    /// <summary>Waits until the assistant was heard for so many frames in all.</summary>
    public Task HearsAsync(int frames) => UntilAsync(() => FramesHeard >= frames);

    /// <summary>
    /// Waits until all has come that an edge has sent so far, of which this is the only telephone: what the edge counts as heard by the clock of the
    /// call may still be on its way.
    /// </summary>
    /// <returns>Frames of the assistant so far.</returns>
    public async Task<int> CatchesUpAsync(SentMessages sent)
    {
        var messages = sent.Count;
        await UntilAsync(() => FramesHeard + Stops >= messages);
        return FramesHeard;
    }

    /// <summary>Waits until the sound was stopped.</summary>
    public Task StopsAsync(int times) => UntilAsync(() => Stops >= times);

    /// <summary>Waits for so many seconds of the call.</summary>
    public async Task PassAsync(double seconds)
    {
        var until = Volatile.Read(ref _messagesSent) + (int)(seconds * 50);
        await UntilAsync(() => Volatile.Read(ref _messagesSent) >= until);
    }

    /// <summary>Sends no frames any more, and keeps the connection; the keys are the last that comes on it.</summary>
    public async Task FallsSilentAsync(string keys)
    {
        await _stop.CancelAsync();
        await _sending;
        foreach (var key in keys)
            await _socket.SendAsync(CarrierSocket.Key(key));
    }

    /// <summary>Puts the receiver down.</summary>
    public async Task HangUpAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        await _socket.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        _socket.Abort();
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (holds())
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(late.Token);
        }
    }

    private string Frame(short level, short peak = 0)
    {
        var samples = new byte[_sampleRate / 25];
        for (var i = 0; i < samples.Length && level != 0; i += 2)
            BitConverter.TryWriteBytes(samples.AsSpan(i), i == 0 ? peak : (short)((i / 2) % 2 == 0 ? level : -level));
        return CarrierSocket.Frame(samples);
    }

    private async Task SendAsync()
    {
        using var timer = new PeriodicTimer(FrameTime, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (IsStill || _framesSent - _taken.Count >= FramesAhead)
                    continue;
                var (message, isFrame) = _toSend.Reader.TryRead(out var next) ? next : (_silence, true);
                await _socket.SendAsync(message);
                _framesSent += isFrame ? 1 : 0;
                Change(() => _messagesSent++);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The call is over.
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await _socket.ReadAsync() is { } message)
                Take(JsonDocument.Parse(message).RootElement.GetProperty("Kind").GetString());
            _closed.TrySetResult(_socket.CloseStatus);
            await _stop.CancelAsync();
            await _sending;
            await _socket.CloseAsync();
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
