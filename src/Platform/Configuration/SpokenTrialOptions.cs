namespace CallCenter.Platform.Configuration;

/// <summary>Other variants of a spoken text, which part of the callers get (<c>prompts.tts.trials</c>). They are read apart, as those of the text itself.</summary>
public sealed class SpokenTrialOptions : TrialOptions;
