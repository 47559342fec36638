using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Changes the language of the call.</summary>
internal sealed class SpeechLanguageTool : ImmediateTool
{
    public override string Name => "speech_lang";

    public override string Description =>
        "Speak and understand another language from now on. Use it when the caller asks for it or plainly speaks it; without it they would not be understood.";

    public override bool IsOffered(AnswerState answer) => answer.Context.Initiation.Languages.Count > 1;

    public override JsonObject Parameters(AnswerState answer) =>
        ToolSchema.Object(("lang", ToolSchema.Choice("Code of the language.", answer.Context.Initiation.Languages)));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        var wanted = arguments["lang"];
        var known = answer.Context.Initiation.Languages;
        if (known.FirstOrDefault(code => string.Equals(code, wanted, StringComparison.OrdinalIgnoreCase)) is not { } language)
            return ToolOutcome.Refused($"Not done: lang must be one of {string.Join(", ", known)}.");
        if (string.Equals(language, answer.Language, StringComparison.Ordinal))
            return ToolOutcome.Done($"The call is in {language} already.");
        answer.Language = language;
        return ToolOutcome.Done($"The call is in {language} from now on; go on in it.", new LanguageChanged(language));
    }
}
