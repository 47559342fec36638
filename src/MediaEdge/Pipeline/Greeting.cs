using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What opens a session, word for word.</summary>
internal static class Greeting
{
    /// <summary>The prompts, in order.</summary>
    public static IEnumerable<SpokenPrompt> For(ConversationOpening opening, bool isRecorded)
    {
        yield return opening switch
        {
            ConversationOpening.Resumed => SpokenPrompt.HelloAgain,
            ConversationOpening.Reconnected => SpokenPrompt.Error,
            ConversationOpening.Restored => SpokenPrompt.Reconnected,
            _ => SpokenPrompt.Hello,
        };
        if (isRecorded && opening is ConversationOpening.New or ConversationOpening.Resumed)
            yield return SpokenPrompt.RecordingNotice;
    }
}
