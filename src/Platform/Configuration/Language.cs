namespace CallCenter.Platform.Configuration;

/// <summary>A language that is spoken.</summary>
/// <param name="ShortCode">BCP 47 code with region, for example <c>fr-FR</c>.</param>
/// <param name="PronunciationsEn">What it is called in English, the best name first; at least one.</param>
/// <param name="Voice">Azure voice that speaks it.</param>
/// <param name="CustomVoiceEndpointId">Deployment of a custom voice; null for a voice of the service.</param>
/// <param name="OpenAIVoice">Voice that speaks it behind the OpenAI protocol; null for the usual one.</param>
public sealed record Language(
    string ShortCode, IReadOnlyList<string> PronunciationsEn, string Voice, string? CustomVoiceEndpointId = null, string? OpenAIVoice = null);
