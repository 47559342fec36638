using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>A kind of service that recognises and synthesises speech.</summary>
public enum SpeechService
{
    /// <summary>Azure AI Speech (<c>cognitive_service</c>).</summary>
    Azure,

    /// <summary>OpenAI, or a server with the same protocol (<c>speech.openai</c>).</summary>
    [Written("openai")]
    OpenAI,
}
