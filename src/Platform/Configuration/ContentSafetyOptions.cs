using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Azure AI Content Safety, which looks at what callers say and what the assistant answers, beside the model (<c>content_safety</c>).</summary>
[Section("content_safety")]
public sealed class ContentSafetyOptions : ICheckedSettings
{
    /// <summary>Address of the resource, such as <c>https://contoso.cognitiveservices.azure.com</c>; null does without.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the resource; without one, Entra tokens are used.</summary>
    [Secret]
    public string? AccessKey { get; set; }

    /// <summary>Whether what callers say is searched for attempts to overrule the instructions.</summary>
    /// <value>Default true.</value>
    public bool PromptShield { get; set; } = true;

    /// <summary>Whether documents are searched for hidden instructions before a model is given them.</summary>
    /// <value>Default false.</value>
    public bool DocumentShield { get; set; }

    /// <summary>Whether answers from documents are checked against them, sentence by sentence. The service does so in English alone, as a preview.</summary>
    /// <value>Default false.</value>
    public bool Groundedness { get; set; }

    /// <summary>From which share of a sentence without ground it is not said.</summary>
    /// <value>1 to 100 percent, default 50.</value>
    [Range(1, 100)]
    public int UngroundedPercent { get; set; } = 50;

    /// <summary>Longest that a sentence is held back for a verdict; one that comes later ends the answer from there on. The shield begins with the model and is mostly there before its first sentence.</summary>
    /// <value>0 to 2,000 ms, default 300.</value>
    [Duration("ms", 0, 2_000)]
    public TimeSpan Hold { get; set; } = TimeSpan.FromMilliseconds(300);

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Endpoint?.Scheme is "http" && string.IsNullOrEmpty(AccessKey))
            report("access_key", "is missing, expected the key of the resource, since Entra tokens are sent over https alone");
    }
}
