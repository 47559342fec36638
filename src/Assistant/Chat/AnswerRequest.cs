using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.ModelClients;
using OpenAI.Chat;

namespace CallCenter.Assistant.Chat;

/// <summary>What a model is asked in one round.</summary>
internal sealed class AnswerRequest
{
    /// <summary>The most tokens that documents may take: room for a few pages, whatever the size of the context window.</summary>
    public const int MostDocumentTokens = 4000;

    private const string GoOn =
        "[The line to you was interrupted: the caller has heard exactly your words above. Go on where they stop, without repeating any of them. If all was said, call the tools that were due or answer with nothing.]";

    /// <summary>Instructions and data.</summary>
    public required string System { get; init; }

    /// <summary>The conversation so far.</summary>
    public required ChatContext Context { get; init; }

    /// <summary>Documents that may help, best first.</summary>
    public IReadOnlyList<KnowledgeDocument> Documents { get; init; } = [];

    /// <summary>Time zone of the call.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The messages of the earlier rounds of the answer, with the results of their tools.</summary>
    public required IReadOnlyList<ChatMessage> Rounds { get; init; }

    /// <summary>Tools the model knows of.</summary>
    public required IReadOnlyList<ChatTool> Tools { get; init; }

    /// <summary>Whether it may call them in this round.</summary>
    public required bool MayCallTools { get; init; }

    /// <summary>The messages for a model, as many of the conversation as its context window takes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="spoken">What of this round was passed on before another model failed.</param>
    public IReadOnlyList<ChatMessage> MessagesFor(ChatModel model, string spoken)
    {
        var tokens = model.RequestTokens - TokenEstimate.Of(System) - TokenEstimate.Of(spoken)
            - TokenEstimate.Of(Rounds, Tools);
        var documents = DocumentBlock.Note(Documents, Math.Min(tokens / 4, MostDocumentTokens));
        var history = History.Of(Context.Messages, tokens - TokenEstimate.Of(documents ?? ""), Zone);
        List<ChatMessage> messages = [new SystemChatMessage(System), .. documents is null ? history : BeforeTheLatest(history, documents), .. Rounds];
        if (spoken.Length > 0)
            messages.AddRange([new AssistantChatMessage(spoken), new UserChatMessage(GoOn)]);
        return messages;
    }

    // What the caller said stays last: the content filter looks at the latest message of the user.
    private static IEnumerable<ChatMessage> BeforeTheLatest(IReadOnlyList<ChatMessage> history, string documents)
    {
        var at = history.Count;
        while (at > 0 && history[at - 1] is not UserChatMessage)
            at--;
        at = Math.Max(0, at - 1);
        return [.. history.Take(at), new UserChatMessage(documents), .. history.Skip(at)];
    }
}
