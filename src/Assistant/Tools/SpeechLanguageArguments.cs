namespace CallCenter.Assistant.Tools;

/// <summary>Speak and understand another language from now on. Use it when the caller asks for it or plainly speaks it; without it they would not be understood.</summary>
/// <param name="Lang">Code of the language:</param>
internal sealed record SpeechLanguageArguments([property: LanguageOfCall] string Lang);
