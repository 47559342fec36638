using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Softphone;

/// <summary>One open softphone page: carries out what it asks for and tells it what happens, until its socket closes.</summary>
internal sealed partial class SoftphoneSession(WebSocket socket, HandsetDirectory directory, IExchange exchange)
{
    private const int LongestMessage = 4096;
    private const int LongestText = 1000;
    private const string Keys = "0123456789*#ABCD";
    private readonly Channel<SoftphoneNotice> _notices = Channel.CreateUnbounded<SoftphoneNotice>(new UnboundedChannelOptions { SingleReader = true });
    private SoftphoneHandset? _handset;
    private IDisposable? _waiting;

    /// <summary>Runs the session; a call still going on is hung up at its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = TellAsync(closing.Token);
        try
        {
            _notices.Writer.TryWrite(SoftphoneNotice.Of(SoftphoneState.Idle));
            while (await ReceiveAsync(closing.Token) is { } message)
                Handle(message, closing.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The page went away, or the simulator stops: both simply end the session.
        }
        finally
        {
            _waiting?.Dispose();
            _handset?.Do(new SoftphoneRequest(SoftphoneRequestType.HangUp));
            _notices.Writer.TryComplete();
            await telling;
            await closing.CancelAsync();
        }
    }

    private void Handle(byte[] message, CancellationToken cancellationToken)
    {
        if (Read(message) is not { } request)
            Refuse("This is no request of the softphone.");
        else if (request.Type is SoftphoneRequestType.Dial or SoftphoneRequestType.Wait && !NumberShape().IsMatch(request.Number ?? ""))
            Refuse("Write the number with its country code, such as +33612345678.");
        else if (request is { Type: SoftphoneRequestType.Say, Text: null or { Length: 0 or > LongestText } })
            Refuse($"Say something of at most {LongestText} characters.");
        else if (request is { Type: SoftphoneRequestType.Press } && (request.Key is not { Length: 1 } key || !Keys.Contains(key, StringComparison.Ordinal)))
            Refuse("There is no such key.");
        else
            Act(request, cancellationToken);
    }

    private void Act(SoftphoneRequest request, CancellationToken cancellationToken)
    {
        switch (request.Type)
        {
            case SoftphoneRequestType.Dial:
                Dial(request.Number!, cancellationToken);
                break;
            case SoftphoneRequestType.Wait:
                Wait(request.Number!);
                break;
            case SoftphoneRequestType.StopWaiting:
                StopWaiting();
                if (_handset is not { Over: false })
                    _notices.Writer.TryWrite(SoftphoneNotice.Of(SoftphoneState.Idle));
                break;
            default:
                Pass(request);
                break;
        }
    }

    private void Dial(string number, CancellationToken cancellationToken)
    {
        if (TakeHandset() is not { } handset)
        {
            Refuse("This phone is in a call already.");
            return;
        }

        _notices.Writer.TryWrite(SoftphoneNotice.Of(SoftphoneState.Dialling));
        _ = DialAsync(handset, number, cancellationToken);
    }

    private async Task DialAsync(SoftphoneHandset handset, string number, CancellationToken cancellationToken)
    {
        try
        {
            var reason = await exchange.DialAsync(handset, number, cancellationToken);
            if (!handset.Over)
                handset.Ended(reason);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            handset.Ended("The call center cannot be reached.");
        }
    }

    private void Wait(string number)
    {
        StopWaiting();
        _waiting = directory.TryRegister(number, () => (IHandset?)TakeHandset() ?? new BusyHandset());
        _notices.Writer.TryWrite(_waiting is null
            ? SoftphoneNotice.Refused("Somebody else waits at this number.")
            : SoftphoneNotice.Of(SoftphoneState.Waiting, number: number));
    }

    private void StopWaiting()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    private void Pass(SoftphoneRequest request)
    {
        if (_handset is { Over: false } handset)
            handset.Do(request);
        else
            Refuse("There is no call.");
    }

    /// <summary>A handset for a new call; <see langword="null"/> while there is one. May be asked for by the page and by the exchange at once.</summary>
    private SoftphoneHandset? TakeHandset()
    {
        var current = Volatile.Read(ref _handset);
        if (current is { Over: false })
            return null;
        var fresh = new SoftphoneHandset(_notices.Writer);
        return Interlocked.CompareExchange(ref _handset, fresh, current) == current ? fresh : null;
    }

    private void Refuse(string why) => _notices.Writer.TryWrite(SoftphoneNotice.Refused(why));

    private static SoftphoneRequest? Read(byte[] message)
    {
        try
        {
            return JsonSerializer.Deserialize<SoftphoneRequest>(message, CallersJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The next whole message; <see langword="null"/> when the page closed the socket or sent too much.</summary>
    private async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestMessage];
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType != WebSocketMessageType.Text)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return buffer[..length];
        }

        return null;
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var notice in _notices.Reader.ReadAllAsync(cancellationToken))
                await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(notice, CallersJson.Options), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page went away; the reading side ends the session.
        }
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NumberShape();
}
