namespace CallCenter.Assistant.Chat;

/// <summary>
/// How many tokens a text takes, estimated on the safe side: four letters each for Latin script (OpenAI's rule of thumb), one and a half
/// tokens for each character of others.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Tokens around a message and a tool call.</summary>
    public const int Envelope = 8;

    /// <summary>Tokens of a text.</summary>
    public static int Of(string text)
    {
        var wide = text.Count(letter => letter >= '\u0590');
        return ((text.Length - wide) / 4) + (wide * 3 / 2) + 1;
    }
}
