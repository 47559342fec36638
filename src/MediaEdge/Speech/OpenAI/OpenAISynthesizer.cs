using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using CallCenter.Audio;
using CallCenter.Platform.Configuration;
using OpenAI.Audio;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>
/// Speaks passages over <c>POST audio/speech</c>, passing on the sound while it comes. The protocol does not tell where words lie: what a caller heard
/// is reckoned by time.
/// </summary>
/// <remarks>
/// The package's own method for speech reads the whole answer before it returns, and its streaming one wants server-sent events, which few
/// compatible servers have. So the request is written here and its answer read unbuffered, over the pipeline of the package's client.
/// </remarks>
internal sealed class OpenAISynthesizer(AudioClient client, OpenAISpeechOptions options, PcmFormat format, TimeProvider time, ILogger logger) : ISynthesizer
{
    // Longest silence of the service while its answer is awaited or read, as with the other service; the client of the package would wait for 100 s.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public Task PrepareAsync(Language language, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(passage.Utterance.Cancelled, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var (failure, isFinal) = await TryAsync(passage, cancelled.Token);
            if (failure is null)
                return null;
            if (isFinal || passage.HasSound || attempt == 2)
            {
                Log.SynthesisFailed(logger, failure.Reason);
                return failure;
            }

            await Task.Delay(PauseBeforeRetry, time, cancelled.Token);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<(SpeechFailure? Failure, bool IsFinal)> TryAsync(Passage passage, CancellationToken cancelled)
    {
        using var silence = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, silence.Token);
        try
        {
            using var body = BinaryContent.Create(BinaryData.FromBytes(Body(passage)));
            var answer = await client.GenerateSpeechAsync(body, new RequestOptions { BufferResponse = false, CancellationToken = either.Token });
            using var response = answer.GetRawResponse();
            await PassOnAsync(response.ContentStream!, passage, silence, either.Token);
            return passage.HasSound ? default : (new SpeechFailure("the answer held no sound"), false);
        }
        catch (ClientResultException refusal) when (refusal.Status > 0)
        {
            return (new SpeechFailure($"refused with status {refusal.Status}"), refusal.Status is >= 400 and < 500 and not 408 and not 429);
        }
        catch (Exception exception) when (exception is ClientResultException or HttpRequestException or IOException)
        {
            return (new SpeechFailure("the connection broke"), false);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            // Our patience, or that of the client, is over.
            return (new SpeechFailure("the service went silent"), true);
        }
    }

    private byte[] Body(Passage passage) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        model = options.SynthesisModel,
        input = passage.Text,
        voice = passage.Utterance.Language.OpenAIVoice ?? options.Voice,
        speed = passage.Utterance.Rate,
        response_format = "pcm",
    });

    private async Task PassOnAsync(Stream sound, Passage passage, CancellationTokenSource silence, CancellationToken cancelled)
    {
        var reader = new SpeechReader(sound, format.SampleRate);
        while (true)
        {
            silence.CancelAfter(Patience);
            var piece = await reader.ReadAsync(cancelled);
            if (piece.IsEmpty)
                return;
            // Now it is the listener who may take their time.
            silence.CancelAfter(Timeout.InfiniteTimeSpan);
            await passage.SoundAsync(piece);
        }
    }
}
