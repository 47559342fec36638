using System.Globalization;
using CallCenter.CallSaga.Calls;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Wire;
using CallCenter.Platform.Configuration;

namespace CallCenter.CallSaga.Control;

/// <summary>The language menu as a request: every entry read in its own language and voice, chosen by its digit or by naming it.</summary>
internal sealed class LanguageMenuRequest(LanguageCatalog languages, SpokenPrompts prompts)
{
    private const int SilenceSeconds = 10;

    private static readonly string[] Tones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    public RecognizeRequest Of(PlayLanguageMenu command)
    {
        var offered = command.Languages.Take(Tones.Length)
            .Select(code => languages.TryGet(code, out var language) ? language : null)
            .OfType<Language>()
            .ToList();
        return new RecognizeRequest
        {
            PlayPrompts = [.. offered.Select((language, index) => Entry(command, language, index + 1))],
            RecognizeOptions = new RecognizeOptions
            {
                InitialSilenceTimeoutInSeconds = SilenceSeconds,
                TargetParticipant = AcsIdentifier.Of(command.Caller),
                SpeechLanguage = command.SpokenIn,
                Choices = [.. offered.Select((language, index) => new RecognizeChoice(language.ShortCode, language.PronunciationsEn, Tones[index]))],
            },
            OperationContext = LanguageMenu.OperationContext(command.Attempt),
        };
    }

    private PlaySource Entry(PlayLanguageMenu command, Language language, int index)
    {
        var words = prompts.For(command.Caller.Value, command.Variants).Pick(SpokenPrompt.LanguageMenu, language.ShortCode, command.CallId, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bot_name"] = command.BotName,
            ["bot_company"] = command.BotCompany,
            ["label"] = language.PronunciationsEn[0],
            ["index"] = index.ToString(CultureInfo.InvariantCulture),
        });
        return new PlaySource(new TextSource(words, language.ShortCode, language.Voice, language.CustomVoiceEndpointId));
    }
}
