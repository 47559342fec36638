using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>
/// Decides what a caller answered, from keys, words and silences counted in call time. The clock starts when it is made: after the prompt.
/// </summary>
internal sealed class Recognition(RecognizeOptions options, SpeechEar ear)
{
    private readonly List<char> keys = [];
    private TimeSpan quiet;

    /// <summary>20 ms have passed and the ear has heard them. Null while undecided.</summary>
    public RecognizeOutcome? Tick()
    {
        quiet += Calls.CallClock.Frame;
        if (keys.Count > 0)
            return quiet >= options.InterTone ? new RecognizeOutcome(ResultInformation.InterDigitTimeout) : null;
        if (options.TakesSpeech && ear.HasHeard)
            return ear.Quiet >= options.EndSilence ? FromSpeech(ear.Words) : null;
        return quiet >= options.InitialSilence ? new RecognizeOutcome(ResultInformation.InitialSilence) : null;
    }

    /// <summary>A key was pressed. Null while undecided.</summary>
    public RecognizeOutcome? Press(char key)
    {
        if (!options.TakesKeys)
            return null;
        quiet = TimeSpan.Zero;
        keys.Add(key);
        if (options.Choices is { } choices)
        {
            return choices.FirstOrDefault(choice => choice.Tone == key) is { } chosen
                ? RecognizeOutcome.Choice(ResultInformation.ChoiceByTone, chosen.Label, phrase: null)
                : new RecognizeOutcome(ResultInformation.WrongTone);
        }

        if (options.StopTones.Contains(key))
            return RecognizeOutcome.Tones(ResultInformation.StopTone, keys.Select(Tones.Name));
        return keys.Count >= options.MaxTones ? RecognizeOutcome.Tones(ResultInformation.MaxDigits, keys.Select(Tones.Name)) : null;
    }

    private RecognizeOutcome FromSpeech(string words)
    {
        if (words.Length == 0)
            return new RecognizeOutcome(ResultInformation.NotRecognized);
        if (options.Choices is null)
            return RecognizeOutcome.Speech(words);
        foreach (var choice in options.Choices)
        {
            if (choice.Match(words) is { } phrase)
                return RecognizeOutcome.Choice(ResultInformation.ChoiceBySpeech, choice.Label, phrase);
        }

        return new RecognizeOutcome(ResultInformation.NoChoiceMatched);
    }
}
