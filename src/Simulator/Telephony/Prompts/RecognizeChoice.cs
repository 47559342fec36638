using System.Text;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>One of several answers to choose from.</summary>
/// <param name="Label">What the app calls it.</param>
/// <param name="Phrases">Any of these spoken chooses it.</param>
/// <param name="Tone">The key that chooses it, if one does.</param>
internal sealed record RecognizeChoice(string Label, IReadOnlyList<string> Phrases, char? Tone)
{
    public static IReadOnlyList<RecognizeChoice> ReadAll(AcsBody options)
    {
        var choices = options.Objects("choices").Select(Read).ToList();
        return choices.Count > 0 ? choices : throw AcsRefusal.InvalidArgument("recognizeOptions.choices", "at least one is required.");
    }

    /// <summary>The phrase of this choice that was said, alone or within a sentence.</summary>
    public string? Match(string said)
    {
        var words = Words(said);
        return Phrases.FirstOrDefault(phrase => words.Contains(Words(phrase), StringComparison.Ordinal));
    }

    private static RecognizeChoice Read(AcsBody choice)
    {
        var phrases = choice.Texts("phrases");
        if (phrases.All(string.IsNullOrWhiteSpace))
            throw AcsRefusal.InvalidArgument($"{choice.Path}.phrases", "at least one is required.");
        char? tone = choice.Text("tone") is { } name ? Tones.Key(name, $"{choice.Path}.tone") : null;
        return new RecognizeChoice(choice.RequiredText("label"), [.. phrases.Where(p => !string.IsNullOrWhiteSpace(p))], tone);
    }

    /// <summary>Lower case words between single spaces, with one in front and behind, so that only whole words match.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) || letter > '\u2fff')
                words.Append(char.ToLowerInvariant(letter));
            else if (words[^1] != ' ')
                words.Append(' ');
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }
}
