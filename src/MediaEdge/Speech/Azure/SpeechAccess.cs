using Azure.Core;
using Azure.Identity;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>Where the speech service is, how we are let in, and what its clients share.</summary>
/// <param name="options">Addresses and key.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
/// <param name="entra">Draws tokens where there is no key; by default from the environment of the process.</param>
internal sealed class SpeechAccess(IOptions<CognitiveServiceOptions> options, TimeProvider time, ILogger<SpeechAccess> logger, TokenCredential? entra = null)
{
    /// <summary>Signs connections.</summary>
    public SpeechCredential Credential { get; } = new(options.Value, new Lazy<TokenCredential>(() => entra ?? new DefaultAzureCredential()), time);

    /// <summary>Clock of pauses and time stamps.</summary>
    public TimeProvider Time => time;

    /// <summary>Log of the clients.</summary>
    public ILogger Logger => logger;

    /// <summary>Address of recognition with these parameters.</summary>
    public Uri SttAddress(string query) => Address(options.Value.SttUrl, "/stt/speech/universal/v2", query);

    /// <summary>Address of synthesis.</summary>
    /// <param name="customVoice">Deployment of a custom voice; null for the voices of the service.</param>
    public Uri TtsAddress(string? customVoice)
    {
        var address = Address(options.Value.TtsUrl, "/tts/cognitiveservices/websocket/v1", customVoice is null ? "" : $"deploymentId={customVoice}");
        // Custom voices live on a host of their own in each region: {region}.voice.speech.microsoft.com.
        return customVoice is null ? address : new UriBuilder(address) { Host = address.Host.Replace(".tts.speech.", ".voice.speech.", StringComparison.Ordinal) }.Uri;
    }

    // A configured address with a path of its own is taken as it stands.
    private static Uri Address(Uri host, string path, string query) => new UriBuilder(host)
    {
        Path = host.AbsolutePath is "/" ? path : host.AbsolutePath,
        Query = query,
    }.Uri;
}
