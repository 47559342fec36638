using CallCenter.Audio;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Polly.CircuitBreaker;

namespace CallCenter.MediaEdge.Speech.Fallback;

/// <summary>
/// Speaks with one provider and, where that fails, says what it left unspoken with another: the whole passage, or the words behind the last one
/// that was spoken to its end. While a breaker is open its provider is not asked.
/// </summary>
/// <param name="voices">The provider first, then the one that stands in.</param>
/// <param name="format">Shape of the sound.</param>
/// <param name="metrics">Counts fallbacks.</param>
/// <param name="time">Clock of the patience with a silent provider.</param>
/// <param name="logger">Log.</param>
internal sealed class StandInSynthesizer(IReadOnlyList<StandInVoice> voices, PcmFormat format, CallCenterMetrics metrics, TimeProvider time, ILogger logger) : ISynthesizer
{
    // A caller who hears nothing for longer begins to ask whether somebody is there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken)
    {
        var first = voices.FirstOrDefault(voice => voice.Breaker.State != CircuitState.Open) ?? voices[0];
        return first.Synthesizer.PrepareAsync(language, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        SpeechFailure? failure = null;
        StandInVoice? failed = null;
        foreach (var voice in voices)
        {
            if (voice.Breaker.Begin() is not { } attempt)
                continue;
            if (failed is not null)
            {
                if (await RestOfAsync(passage, failed) is not { } rest)
                {
                    attempt.Succeed();
                    return null; // All words were spoken before it failed.
                }

                passage = rest;
                ReportFallback(failed, voice);
            }

            failure = await TryAsync(voice, attempt, passage, cancellationToken);
            if (failure is null)
                return null;
            failed = voice;
        }

        return failure ?? new SpeechFailure("no provider can be asked at the moment");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Parts.DisposeAsync([.. voices.Select(voice => voice.Synthesizer)]);

    private async Task<SpeechFailure?> TryAsync(StandInVoice voice, ProviderAttempt attempt, Passage passage, CancellationToken cancellationToken)
    {
        try
        {
            var failure = await WatchAsync(voice, attempt, passage, cancellationToken);
            if (failure is null)
                voice.Pace.Learn(passage, format);
            else
                voice.Breaker.Blame(attempt, failure);
            return failure;
        }
        catch (Exception exception) when (!passage.Utterance.IsCancelled && !cancellationToken.IsCancellationRequested)
        {
            // Nobody foresaw it, but the other voice can say the rest all the same.
            var failure = new SpeechFailure(exception.GetType().Name);
            Log.SynthesisFailed(logger, failure.Reason);
            voice.Breaker.Blame(attempt, failure);
            return failure;
        }
        finally
        {
            // It was spoken to its end, or given up for reasons of ours.
            attempt.Succeed();
        }
    }

    private async Task<SpeechFailure?> WatchAsync(StandInVoice voice, ProviderAttempt attempt, Passage passage, CancellationToken cancellationToken)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var speaking = voice.Synthesizer.SpeakAsync(passage, stalled.Token);
        while (true)
        {
            var progress = passage.Progress;
            try
            {
                return await speaking.WaitAsync(Patience, time, CancellationToken.None);
            }
            catch (TimeoutException) when (passage.Progress == progress && !passage.IsWaitingForListener)
            {
                await stalled.CancelAsync();
                await ((Task)speaking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                return passage.Utterance.IsCancelled ? null : new SpeechFailure("the service went silent");
            }
            catch (TimeoutException)
            {
                // The sound is on its way, only slowly; wait on, but nobody else has to.
                attempt.Prove();
            }
        }
    }

    private async Task<Passage?> RestOfAsync(Passage passage, StandInVoice failed)
    {
        var rest = UnspokenRest.Of(passage, format, failed.Pace.LettersPerSecond(passage.Utterance.Rate));
        return rest.HasWords(passage.Utterance) ? await passage.RestAsync(rest.TextStart, rest.SoundBytes) : null;
    }

    private void ReportFallback(StandInVoice from, StandInVoice to)
    {
        metrics.SpeechFallbacks.Add(1, new("part", from.Breaker.Part), new("from", from.Breaker.Provider), new("to", to.Breaker.Provider));
        Log.SpeechFallsBack(logger, from.Breaker.Part, from.Breaker.Provider, to.Breaker.Provider);
    }
}
