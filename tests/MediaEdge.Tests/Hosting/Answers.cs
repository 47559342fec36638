using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>Ready answers of the assistant.</summary>
internal static class Answers
{
    /// <summary>Sentences, one after another.</summary>
    public static IAsyncEnumerable<AssistantOutput> Of(params string[] sentences) =>
        With([new FirstTokenReceived(), .. sentences.Select(text => new AssistantSentence(text, Style.None))]);

    /// <summary>Anything.</summary>
    public static IAsyncEnumerable<AssistantOutput> With(params AssistantOutput[] outputs) => outputs.ToAsyncEnumerable();
}
