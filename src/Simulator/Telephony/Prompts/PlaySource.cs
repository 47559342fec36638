using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>One thing to play: a text, SSML or a file.</summary>
/// <param name="Kind">text, ssml or file.</param>
/// <param name="Content">The text, the SSML or the file's address.</param>
internal sealed record PlaySource(PlaySourceKind Kind, string Content)
{
    public static PlaySource Read(AcsBody body) => body.OneOf("kind", "text", "ssml", "file") switch
    {
        "text" => new(PlaySourceKind.Text, body.RequiredObject("text").RequiredText("text")),
        "ssml" => new(PlaySourceKind.Ssml, body.RequiredObject("ssml").RequiredText("ssmlText")),
        "file" => new(PlaySourceKind.File, body.RequiredObject("file").RequiredAddress("uri", "https").AbsoluteUri),
        _ => throw AcsRefusal.InvalidArgument($"{body.Path}.kind", "it is required."),
    };

    /// <summary>Sources of play, or of a recognize that may have one prompt or several.</summary>
    public static IReadOnlyList<PlaySource> ReadPrompts(AcsBody body)
    {
        var prompts = body.Objects("playPrompts").Select(Read).ToList();
        if (prompts.Count == 0 && body.Object("playPrompt") is { } only)
            prompts.Add(Read(only));
        return prompts;
    }
}
