using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>What to listen for.</summary>
/// <param name="TakesKeys">Pressed keys count.</param>
/// <param name="TakesSpeech">Spoken words count.</param>
/// <param name="Choices">Not null: one of these must come out.</param>
/// <param name="InterruptPrompt">The prompt stops when the caller speaks or presses a key.</param>
/// <param name="InitialSilence">From the end of the prompt to the first word or key.</param>
/// <param name="InterTone">Between two keys.</param>
/// <param name="EndSilence">After the last word.</param>
/// <param name="MaxTones">So many keys complete the input.</param>
/// <param name="StopTones">Any of these keys completes it.</param>
internal sealed record RecognizeOptions(
    bool TakesKeys,
    bool TakesSpeech,
    IReadOnlyList<RecognizeChoice>? Choices,
    bool InterruptPrompt,
    TimeSpan InitialSilence,
    TimeSpan InterTone,
    TimeSpan EndSilence,
    int MaxTones,
    IReadOnlyList<char> StopTones)
{
    /// <summary>Silence after a spoken choice; the service gives choices no setting for it.</summary>
    private static readonly TimeSpan ChoiceEndSilence = TimeSpan.FromMilliseconds(600);

    public static RecognizeOptions Read(AcsBody request)
    {
        var type = request.OneOf("recognizeInputType", "dtmf", "speech", "speechOrDtmf", "choices")
            ?? throw AcsRefusal.InvalidArgument("recognizeInputType", "it is required.");
        var options = request.RequiredObject("recognizeOptions");
        _ = Identifier.Read(options.RequiredObject("targetParticipant"));
        var byKeysOnly = type is "dtmf";
        var dtmf = options.Object("dtmfOptions") ?? default;
        var maxTones = dtmf.Number("maxTonesToCollect", 1, 100);
        if (byKeysOnly && maxTones is null)
            throw AcsRefusal.InvalidArgument("recognizeOptions.dtmfOptions.maxTonesToCollect", "it is required.");
        var endSilence = (options.Object("speechOptions") ?? default).Number("endSilenceTimeoutInMs", 100, 10_000) ?? 2_000;
        var choices = type is "choices" ? RecognizeChoice.ReadAll(options) : null;
        return new RecognizeOptions(
            TakesKeys: type is not "speech",
            TakesSpeech: !byKeysOnly,
            choices,
            options.Flag("interruptPrompt") ?? true,
            TimeSpan.FromSeconds(options.Number("initialSilenceTimeoutInSeconds", 0, byKeysOnly ? 300 : 20) ?? 5),
            TimeSpan.FromSeconds(dtmf.Number("interToneTimeoutInSeconds", 1, 60) ?? 2),
            choices is null ? TimeSpan.FromMilliseconds(endSilence) : ChoiceEndSilence,
            choices is null ? maxTones ?? 1 : 1,
            [.. dtmf.Texts("stopTones").Select(tone => Tones.Key(tone, "recognizeOptions.dtmfOptions.stopTones"))]);
    }
}
