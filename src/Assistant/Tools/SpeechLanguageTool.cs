using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Changes the language of the call.</summary>
internal sealed class SpeechLanguageTool : ImmediateTool<SpeechLanguageArguments>
{
    public override string Name => "speech_lang";

    public override bool IsOffered(AnswerState answer) => answer.Context.Initiation.Languages.Count > 1;

    protected override ToolOutcome Run(SpeechLanguageArguments arguments, AnswerState answer)
    {
        var known = answer.Context.Initiation.Languages;
        if (known.FirstOrDefault(code => string.Equals(code, arguments.Lang, StringComparison.OrdinalIgnoreCase)) is not { } language)
            return ToolOutcome.Refused($"Not done: lang must be one of {string.Join(", ", known)}.");
        if (string.Equals(language, answer.Language, StringComparison.Ordinal))
            return ToolOutcome.Done($"The call is in {language} already.");
        answer.Language = language;
        return ToolOutcome.Done($"The call is in {language} from now on; go on in it.", new LanguageChanged(language));
    }
}
