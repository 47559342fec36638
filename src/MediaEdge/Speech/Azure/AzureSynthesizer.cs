using System.Net.WebSockets;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Speaks utterances one after another over a connection to Azure AI Speech that is made before it is needed and used again.
/// A broken connection is replaced once for an utterance, and only if nothing of it was delivered.
/// </summary>
internal sealed class AzureSynthesizer(SpeechAccess access, PcmFormat format, ChannelWriter<SynthesisPiece> pieces, Action soundReady) : IAsyncDisposable
{
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(300);

    private SynthesisConnection? _connection;
    private string? _customVoice;

    /// <summary>Connects ahead of the first utterance; a failure shows when that is spoken.</summary>
    public async Task PreconnectAsync(string? customVoice, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectionForAsync(customVoice, cancellationToken);
        }
        catch (Exception exception) when (exception is SpeechRefusedException or WebSocketException)
        {
            Log.SynthesisFailed(access.Logger, "no connection yet");
        }
    }

    /// <summary>Speaks an utterance; ends when all of its sound was passed on, it failed or it was cancelled.</summary>
    public async Task SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(utterance.Cancelled, cancellationToken);
        var failure = await TryTwiceAsync(utterance, cancelled.Token);
        if (utterance.IsCancelled || cancellationToken.IsCancellationRequested)
            return;
        if (failure is not null)
            Log.SynthesisFailed(access.Logger, failure);
        var kind = failure is null ? SynthesisPieceKind.End : SynthesisPieceKind.Failure;
        await pieces.WriteAsync(new SynthesisPiece { Kind = kind, Utterance = utterance }, cancelled.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    // Null when it was spoken; else why not.
    private async Task<string?> TryTwiceAsync(Utterance utterance, CancellationToken cancelled)
    {
        for (var attempt = 1; ; attempt++)
        {
            var request = new SynthesisRequest(utterance, pieces, soundReady);
            var failure = await TryAsync(utterance, request, cancelled);
            if (failure is null || failure.IsFinal || request.HasDelivered || attempt == 2)
                return failure?.Reason;
            if (failure.Pause)
                await Task.Delay(PauseBeforeRetry, access.Time, cancelled);
        }
    }

    private async Task<Failure?> TryAsync(Utterance utterance, SynthesisRequest request, CancellationToken cancelled)
    {
        try
        {
            var connection = await ConnectionForAsync(utterance.Language.CustomVoiceEndpointId, cancelled);
            var outcome = await connection.RunAsync(request, Ssml.Of(utterance), cancelled);
            return outcome switch
            {
                SynthesisOutcome.Completed => null,
                SynthesisOutcome.ConnectionLost => new Failure("the connection broke", IsFinal: false, Pause: false),
                SynthesisOutcome.TimedOut => new Failure("the service went silent", IsFinal: true, Pause: false),
                _ => new Failure("cancelled", IsFinal: true, Pause: false),
            };
        }
        catch (SpeechRefusedException refusal)
        {
            return new Failure($"refused with status {(int)refusal.Status}", refusal.IsFinal, Pause: true);
        }
        catch (WebSocketException)
        {
            return new Failure("the connection broke", IsFinal: false, Pause: true);
        }
    }

    private async Task<SynthesisConnection> ConnectionForAsync(string? customVoice, CancellationToken cancellationToken)
    {
        if (_connection is { IsUsable: true } usable && string.Equals(_customVoice, customVoice, StringComparison.Ordinal))
            return usable;
        if (_connection is { } old)
        {
            _connection = null;
            await old.DisposeAsync();
        }

        _customVoice = customVoice;
        return _connection = await SynthesisConnection.ConnectAsync(access, format, customVoice, cancellationToken);
    }

    private sealed record Failure(string Reason, bool IsFinal, bool Pause);
}
