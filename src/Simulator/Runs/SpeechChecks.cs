using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Runs;

/// <summary>Compares spoken words at the two ends of the line: nothing invented, nothing lost, nothing twice.</summary>
internal static class SpeechChecks
{
    // The product knows only about when it stopped speaking; a word or two at the cut may have been heard or not.
    private const int WordsAtACut = 3;

    /// <summary>What the person must, and must not, have heard.</summary>
    public static IEnumerable<string> Heard(Expectations expect, CallerRecord caller)
    {
        foreach (var pattern in expect.Heard.Where(pattern => !pattern.IsMatch(caller.Heard)))
            yield return $"the caller never heard /{pattern}/";
        foreach (var pattern in expect.NotHeard.Where(pattern => pattern.IsMatch(caller.Heard)))
            yield return $"the caller heard /{pattern}/";
    }

    /// <summary>What the product must have stored of the talk.</summary>
    public static IEnumerable<string> Stored(Expectations expect, CallView call, CallerRecord caller)
    {
        var human = Talk(call, "human");
        var assistant = Talk(call, "assistant");
        foreach (var pattern in expect.HumanMessages.Where(pattern => !human.Any(pattern.IsMatch)))
            yield return $"no stored message of the caller matches /{pattern}/";
        foreach (var pattern in expect.BotMessages.Where(pattern => !assistant.Any(pattern.IsMatch)))
            yield return $"no stored message of the assistant matches /{pattern}/";
        if (!expect.MessagesMatch)
            yield break;
        foreach (var fault in CallerWords(human, caller).Concat(AssistantWords(assistant, caller.Heard)))
            yield return fault;
    }

    private static IEnumerable<string> CallerWords(IReadOnlyList<string> stored, CallerRecord caller)
    {
        TranscriptLine[] lines = [.. caller.Lines.Where(line => line.Who == Speaker.Caller)];
        var storedWords = Words.Of(string.Join(' ', stored));
        var saidWords = Words.Of(string.Join(' ', lines.Select(line => line.Text).Concat(caller.Keys)));
        foreach (var line in lines.Where(line => line is { Stored: true, Cut: false } && !Words.Contains(storedWords, Words.Of(line.Text))))
            yield return $"the caller said '{line.Text}', which is not stored";
        var cut = lines.Any(line => line.Cut);
        foreach (var message in stored.Where(message => !Covers(saidWords, Words.Of(message), cut)))
            yield return $"'{message}' is stored as said by the caller, who did not say it";
        if (storedWords.Count > saidWords.Count)
            yield return $"{storedWords.Count} words of the caller are stored, who said only {saidWords.Count}";
    }

    private static IEnumerable<string> AssistantWords(IReadOnlyList<string> stored, string heard)
    {
        var heardWords = Words.Of(heard);
        foreach (var message in stored)
        {
            var sentences = Sentences(message);
            for (var i = 0; i < sentences.Length; i++)
            {
                if (!Covers(heardWords, Words.Of(sentences[i]), cut: i == sentences.Length - 1))
                    yield return $"'{sentences[i]}' is stored as said by the assistant, but the caller did not hear it";
            }
        }
    }

    /// <summary>Whether <paramref name="part"/> is in <paramref name="whole"/>, the last few words aside where it may have been cut.</summary>
    private static bool Covers(IReadOnlyList<string> whole, IReadOnlyList<string> part, bool cut)
        => Words.Contains(whole, cut && !Words.Contains(whole, part) ? [.. part.Take(part.Count - WordsAtACut)] : part);

    private static IReadOnlyList<string> Talk(CallView call, string persona)
        => [.. call.Messages
            .Where(message => string.Equals(message.Action, "talk", StringComparison.OrdinalIgnoreCase) && string.Equals(message.Persona, persona, StringComparison.OrdinalIgnoreCase))
            .Select(message => message.Content)];

    private static string[] Sentences(string text) => text.Split(['.', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
