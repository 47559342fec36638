using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>A language, as configured.</summary>
public sealed class LanguageEntryOptions
{
    /// <summary>BCP 47 code with region, for example <c>fr-FR</c>.</summary>
    [Required]
    public string ShortCode { get; set; } = "";

    /// <summary>What the language is called in English, the best name first; heard as answers in the language menu.</summary>
    [Required]
    public List<string> PronunciationsEn { get; set; } = [];

    /// <summary>Azure voice that speaks it.</summary>
    [Required]
    public string Voice { get; set; } = "";

    /// <summary>Deployment of a custom voice.</summary>
    public string? CustomVoiceEndpointId { get; set; }

    /// <summary>Voice that speaks it where OpenAI, or a server like it, does the speaking.</summary>
    /// <value>Default that of <see cref="OpenAISpeechOptions.Voice"/>.</value>
    [Written("openai_voice")]
    public string? OpenAIVoice { get; set; }
}
