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

    /// <summary>
    /// The messages for a model, as many of the conversation as its context window takes. Where instructions, tools and rounds leave no room, the
    /// latest message goes with them all the same: the estimate is on the safe side, and what is too long is refused by the model's server.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="spoken">What of this round was passed on before another model failed.</param>
    public IReadOnlyList<ChatMessage> MessagesFor(ChatModel model, string spoken)
    {
        var system = new SystemChatMessage(System);
        IReadOnlyList<ChatMessage> last = spoken.Length == 0 ? Rounds : [.. Rounds, new AssistantChatMessage(spoken), new UserChatMessage(GoOn)];
        var room = Math.Max(0, model.RequestTokens - TokenEstimate.Of([system, .. last], Tools));
        var documents = DocumentBlock.Note(Documents, Math.Min(room / 4, MostDocumentTokens)) is { } note ? new UserChatMessage(note) : null;
        var history = History.Of(Context.Messages, room - (documents is null ? 0 : TokenEstimate.Of(documents)), Zone);
        return [system, .. documents is null ? history : BeforeTheLatest(history, documents), .. last];
    }

    // What the caller said stays last: the content filter looks at the latest message of the user.
    private static IEnumerable<ChatMessage> BeforeTheLatest(IReadOnlyList<ChatMessage> history, UserChatMessage documents)
    {
        var at = history.Count;
        while (at > 0 && history[at - 1] is not UserChatMessage)
            at--;
        at = Math.Max(0, at - 1);
        return [.. history.Take(at), documents, .. history.Skip(at)];
    }
}
