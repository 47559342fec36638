using CallCenter.Simulator.Model.Languages;

namespace CallCenter.Simulator.Model.Understanding;

/// <summary>Finds policy, serial and reference numbers: letters and digits, written in one or read one by one ("B one two three").</summary>
internal sealed class IdentifierReader(AnswerShapes shapes)
{
    private const int Shortest = 3;

    /// <summary>The number behind words that announce one, or, if it was asked for, anywhere; it is taken.</summary>
    public string? Take(Utterance utterance, bool asked)
    {
        var words = Words.Of(utterance.Text);
        foreach (var announcement in shapes.IdentifierIs.Matches(utterance.Folded).Reverse())
        {
            var at = words.FindIndex(word => word.Start >= announcement.Index + announcement.Length);
            if (at >= 0 && TakeAt(utterance, words, at) is { } announced)
                return announced;
        }

        for (var at = 0; asked && at < words.Count; at++)
        {
            if (TakeAt(utterance, words, at) is { } found)
                return found;
        }

        return null;
    }

    private string? TakeAt(Utterance utterance, List<Word> words, int start)
    {
        var value = "";
        var end = start;
        for (var at = start; at < words.Count && Part(utterance.Text, words[at], value.Length == 0) is { } part; at++)
        {
            value += part;
            if (part.Length > 0 && part is not ("-" or "/"))
                end = at + 1;
        }

        value = value.TrimEnd('-', '/');
        if (value.Length < Shortest || !value.Any(char.IsAsciiDigit) || !utterance.IsFree(words[start].Start, words[end - 1].End))
            return null;

        utterance.Take(words[start].Start, words[end - 1].End);
        return value;
    }

    private string? Part(string text, Word word, bool first)
    {
        var said = text[word.Start..word.End];
        if (word.IsNumber)
            return said;
        if (shapes.Digits.TryGetValue(word.Text, out var digit))
            return digit;
        if (word.Text is "-" or "/")
            return first ? null : word.Text;
        return said.Length == 1 && char.IsAsciiLetter(said[0]) && (char.IsUpper(said[0]) || !first)
            || (said.Length <= 4 && said.All(char.IsAsciiLetterUpper))
                ? said.ToUpperInvariant()
                : null;
    }
}
