using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Speech behind the OpenAI audio protocol (<c>speech.openai</c>): <c>audio/transcriptions</c> and <c>audio/speech</c>.</summary>
public sealed class OpenAISpeechOptions : ICheckedSettings
{
    /// <summary>Base URL of the API, <c>https://api.openai.com/v1/</c> or that of any compatible server.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>API key, sent as a bearer token.</summary>
    [Secret]
    public string? Key { get; set; }

    /// <summary>Model that recognises; must answer <c>response_format: json</c>.</summary>
    /// <value>Default <c>whisper-1</c>.</value>
    public string RecognitionModel { get; set; } = "whisper-1";

    /// <summary>Model that synthesises; must answer <c>response_format: pcm</c>: raw 16-bit mono at 24 kHz.</summary>
    /// <value>Default <c>tts-1</c>.</value>
    public string SynthesisModel { get; set; } = "tts-1";

    /// <summary>Voice of the languages that name none of their own (<c>openai_voice</c>).</summary>
    /// <value>Default <c>alloy</c>.</value>
    public string Voice { get; set; } = "alloy";

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Endpoint is not null)
            Endpoint = new UriBuilder(Endpoint) { Path = Endpoint.AbsolutePath.TrimEnd('/') + "/", Query = "" }.Uri;
    }
}
