using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>Reads what the service says to a recogniser: what it heard goes to the listener, what the sending side has to know to that one.</summary>
/// <param name="events">The listener.</param>
/// <param name="sender">The sending side.</param>
/// <param name="positionOf">Where a call time lies in the sound that was sent, in bytes.</param>
/// <param name="logger">Log.</param>
internal sealed class RecognitionReceiver(RecognizerEvents events, ChannelWriter<RecognizerInput> sender, Func<TimeSpan, long> positionOf, ILogger logger)
{
    private volatile RecognitionTurn? _turn;

    /// <summary>The turn that the sending side is in; messages of others are of no interest any more.</summary>
    public RecognitionTurn? Turn
    {
        get => _turn;
        set => _turn = value;
    }

    /// <summary>Reads until the connection is gone, which the sending side is told.</summary>
    /// <returns>True when the service had heard something on it.</returns>
    public async Task<bool> ReceiveAsync(SpeechSocket socket, CancellationToken cancellationToken)
    {
        var began = false;
        try
        {
            while (true)
            {
                var message = await socket.ReadAsync(cancellationToken);
                if (message.Fate == MessageFate.Closed)
                    break;
                if (message.Fate == MessageFate.Text)
                    began |= await TakeAsync(message.Bytes, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ChannelClosedException)
        {
            // The sending side, told below, makes a new connection or is ending too.
        }

        await sender.WriteAsync(new RecognizerInput { Lost = socket }, cancellationToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return began;
    }

    private async ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var (recognition, ended) = Read(bytes.Span);
        if (recognition is { } heard)
        {
            if (heard.IsFinal)
                await sender.WriteAsync(new RecognizerInput { Done = positionOf(heard.Until) }, cancellationToken);
            await events.Heard(heard);
        }

        if (ended is not null)
            await sender.WriteAsync(new RecognizerInput { TurnEnded = ended }, cancellationToken);
        return recognition is not null;
    }

    private (Recognition? Heard, string? TurnEnded) Read(ReadOnlySpan<byte> bytes)
    {
        var message = SpeechMessage.ReadText(bytes);
        if (Turn is not { } turn || !turn.Owns(message))
            return default;
        if (message.Path.SequenceEqual("turn.end"u8))
            return (null, turn.RequestId);
        if (!message.Path.SequenceEqual("speech.hypothesis"u8) && !message.Path.SequenceEqual("speech.phrase"u8))
            return default;
        try
        {
            var heard = turn.Read(message, out var status);
            if (heard is null && !string.Equals(status, "EndOfDictation", StringComparison.Ordinal))
                Log.RecognitionStatus(logger, status);
            return (heard, null);
        }
        catch (JsonException)
        {
            Log.RecognitionUnreadable(logger);
            return default;
        }
    }
}
