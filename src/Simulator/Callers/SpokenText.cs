using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Callers;

/// <summary>A text with pauses written in it (<c>it is {pause 900} a Dell</c>), taken apart.</summary>
internal static partial class SpokenText
{
    /// <summary>The pieces in order: each a text or a pause.</summary>
    public static IEnumerable<SpokenPiece> Pieces(string text)
    {
        var position = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            if (text[position..mark.Index].Trim() is { Length: > 0 } before)
                yield return new SpokenPiece(before, TimeSpan.Zero);
            yield return new SpokenPiece(null, TimeSpan.FromMilliseconds(int.Parse(mark.Groups["ms"].Value, CultureInfo.InvariantCulture)));
            position = mark.Index + mark.Length;
        }

        if (text[position..].Trim() is { Length: > 0 } rest)
            yield return new SpokenPiece(rest, TimeSpan.Zero);
    }

    /// <summary>The words alone.</summary>
    public static string Words(string text) => string.Join(' ', Pieces(text).Select(piece => piece.Text).OfType<string>());

    [GeneratedRegex(@"\{pause (?<ms>\d{1,5})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mark();
}

/// <summary>A stretch of speech, or a pause where <paramref name="Text"/> is null.</summary>
internal sealed record SpokenPiece(string? Text, TimeSpan Pause);
