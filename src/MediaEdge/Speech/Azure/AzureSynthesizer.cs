using System.Net.WebSockets;
using CallCenter.Audio;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Speaks passages one after another over a connection to Azure AI Speech that is made before it is needed and used again.
/// A broken connection is replaced once for a passage, and only if nothing of it was delivered.
/// </summary>
internal sealed class AzureSynthesizer(SpeechAccess access, PcmFormat format) : ISynthesizer
{
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(300);

    private SynthesisConnection? _connection;
    private string? _customVoice;

    /// <inheritdoc/>
    public async Task PrepareAsync(Language language, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectionForAsync(language.CustomVoiceEndpointId, cancellationToken);
        }
        catch (Exception exception) when (exception is SpeechRefusedException or WebSocketException)
        {
            Log.SynthesisFailed(access.Logger, "no connection yet");
        }
    }

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(passage.Utterance.Cancelled, cancellationToken);
        var failure = await TryTwiceAsync(passage, cancelled.Token);
        if (failure is null || cancelled.IsCancellationRequested)
            return null;
        Log.SynthesisFailed(access.Logger, failure.Reason);
        return failure;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    // Null when it was spoken; else why not.
    private async Task<SpeechFailure?> TryTwiceAsync(Passage passage, CancellationToken cancelled)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryAsync(passage, cancelled);
            if (failure is null)
                return null;
            if (failure.IsFinal || passage.HasSound || attempt == 2)
                return new SpeechFailure(failure.Reason);
            if (failure.Pause)
                await Task.Delay(PauseBeforeRetry, access.Time, cancelled);
        }
    }

    private async Task<Failure?> TryAsync(Passage passage, CancellationToken cancelled)
    {
        try
        {
            var connection = await ConnectionForAsync(passage.Utterance.Language.CustomVoiceEndpointId, cancelled);
            var outcome = await connection.RunAsync(new SynthesisRequest(passage), Ssml.Of(passage), cancelled);
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
            return new Failure(refusal.Message, refusal.IsFinal, Pause: true);
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
