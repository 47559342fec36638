using System.ClientModel;
using System.ClientModel.Primitives;
using CallCenter.Audio;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Audio;

namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>OpenAI, or a server with the same audio protocol, as a provider. The key goes out as a bearer token and nowhere else.</summary>
internal sealed class OpenAISpeech : ISpeechProvider
{
    private readonly OpenAISpeechOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly AudioClient _listening;
    private readonly AudioClient _speaking;

    /// <summary>Creates its clients; nothing is connected yet.</summary>
    public OpenAISpeech(IOptions<SpeechOptions> options, TimeProvider time, ILogger<OpenAISpeech> logger)
    {
        (_options, _time, _logger) = (options.Value.OpenAI, time, logger);
        _listening = Client(_options.RecognitionModel);
        _speaking = Client(_options.SynthesisModel);
    }

    /// <inheritdoc/>
    public string Name => "openai";

    /// <inheritdoc/>
    public IRecognizer Recognizer(RecognitionSettings settings, RecognizerEvents events) => new OpenAIRecognizer(settings, _listening, events, _time, _logger);

    /// <inheritdoc/>
    public ISynthesizer Synthesizer(PcmFormat format) => new OpenAISynthesizer(_speaking, _options, format, _time, _logger);

    // No retries within the client: they would be out of sight of the breaker, and the caller is waiting.
    private AudioClient Client(string model) => new(
        model,
        new ApiKeyCredential(_options.Key!),
        new OpenAIClientOptions { Endpoint = _options.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });
}
