namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Finds what the assistant asked at the end of something it said, so that it can be asked again.</summary>
internal static class LastQuestion
{
    private const string Latin = ".!?…";
    private const string Chinese = "。！？";

    /// <summary>The last sentence, where it is a question; null where it is not.</summary>
    public static string? Of(string said)
    {
        var text = said.AsSpan().Trim();
        if (text.IsEmpty || text[^1] is not ('?' or '？'))
            return null;
        var start = text.Length - 1;
        while (start > 0 && !EndsSentence(text, start - 1))
            start--;
        return text[start..].Trim().ToString();
    }

    // In "3.5" no sentence ends; Chinese leaves no space behind one.
    private static bool EndsSentence(ReadOnlySpan<char> text, int at) =>
        Chinese.Contains(text[at]) || (Latin.Contains(text[at]) && char.IsWhiteSpace(text[at + 1])) || text[at] == '\n';
}
