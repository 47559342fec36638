using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Azure AI Translator, which puts spoken texts into languages that have none of their own (<c>ai_translation</c>).</summary>
[Section("ai_translation")]
public sealed class AiTranslationOptions : ICheckedSettings
{
    /// <summary>Address of the service; null without one.</summary>
    /// <value><c>https://api.cognitive.microsofttranslator.com</c>, or that of a resource, <c>https://contoso.cognitiveservices.azure.com</c>.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the resource.</summary>
    [Secret]
    public string? AccessKey { get; set; }

    /// <summary>Region of the resource, which its key needs on the global address.</summary>
    public string? Region { get; set; }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Endpoint is not null && string.IsNullOrEmpty(AccessKey))
            report("access_key", "is missing, expected the key of the resource");
    }
}
