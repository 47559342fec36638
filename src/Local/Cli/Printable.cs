using System.Text;

namespace CallCenter.Local.Cli;

/// <summary>
/// Text from a message that may have come from anywhere, fit for a terminal: control characters, which could move the cursor or
/// recolour what stands there, are shown as a replacement character.
/// </summary>
internal static class Printable
{
    private const char Replacement = '�';

    /// <summary>All in one line.</summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    /// <summary>With the line breaks it has.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            clean.Append(character switch
            {
                '\n' when keepLines => character,
                '\r' or '\n' or '\t' => ' ',
                _ when char.IsControl(character) => Replacement,
                _ => character,
            });
        }

        return clean.ToString();
    }
}
