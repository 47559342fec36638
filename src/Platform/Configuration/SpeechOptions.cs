using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Which services speak and listen on the phone (<c>speech</c>).</summary>
[Section("speech")]
public sealed class SpeechOptions : ICheckedSettings
{
    /// <summary>Speaks and listens.</summary>
    /// <value>Default <see cref="SpeechService.Azure"/>.</value>
    public SpeechService Provider { get; set; } = SpeechService.Azure;

    /// <summary>Stands in while <see cref="Provider"/> is away, in calls in progress too; null for nobody.</summary>
    public SpeechService? Fallback { get; set; }

    /// <summary>From the last of several failures of a service until it is tried again; meanwhile the other one is asked at once.</summary>
    /// <value><c>trial_after_sec</c>, 1 to 3,600 s, default 30 s.</value>
    [Duration("sec", 1, 3_600)]
    public TimeSpan TrialAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>OpenAI, or a server with the same protocol.</summary>
    [Written("openai")]
    public OpenAISpeechOptions OpenAI { get; set; } = new();

    /// <summary>Whether a service is used at all.</summary>
    public bool Uses(SpeechService service) => Provider == service || Fallback == service;

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Fallback == Provider)
            report("fallback", "is the provider itself, expected the other one or nothing");
        if (!Uses(SpeechService.OpenAI))
            return;
        if (OpenAI.Endpoint is null)
            report("openai:endpoint", "is missing, expected the base URL of the API such as https://api.openai.com/v1/, since speech uses it");
        if (OpenAI.Key is null)
            report("openai:key", "is missing, expected the API key (any text where the server wants none), since speech uses it");
    }
}
