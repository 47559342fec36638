using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Prompts;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Insights;

/// <summary>The documents that the assistant was given in a conversation, by marks that a model can name them by: <c>D1</c> is the first.</summary>
internal sealed class CitedDocuments(IReadOnlyList<ConversationMessage> messages)
{
    /// <summary>The field of a citation that names one.</summary>
    public const string Field = "document";

    private const int Most = 50;

    private readonly List<DocumentReference> known =
        [.. messages.SelectMany(message => message.Documents).DistinctBy(document => document.Id, StringComparer.Ordinal).Take(Most)];

    /// <summary>What a citation is asked for besides: nothing where no documents were given.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Fields => known.Count == 0
        ? []
        : [(Field, AnswerSchema.Text("Mark of the document in <documents> that the assistant took these words from, such as D1; empty where they come from none."))];

    /// <summary>The documents as a model is told them, by title and file, with the numbers of the messages that they were given for.</summary>
    public string Told => known.Count == 0 ? "" : $"\n{PromptBlocks.Block("documents", $"\n{string.Join('\n', known.Select(Line))}\n")}";

    /// <summary>The document of a mark, if it was given for this message; null otherwise.</summary>
    public DocumentReference? Find(string mark, ConversationMessage message)
    {
        if (mark is not ['D' or 'd', .. var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > known.Count)
            return null;
        var document = known[place - 1];
        return message.Documents.Any(given => string.Equals(given.Id, document.Id, StringComparison.Ordinal)) ? document : null;
    }

    private string Line(DocumentReference document, int place)
    {
        var given = messages.Index().Where(entry => entry.Item.Documents.Any(other => string.Equals(other.Id, document.Id, StringComparison.Ordinal)));
        var file = document.FilePath is { Length: > 0 } path ? $" ({Safe(path)})" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"D{place + 1}: {Safe(document.Title ?? document.Id)}{file}, given for {string.Join(", ", given.Select(entry => $"#{entry.Index + 1}"))}");
    }

    private static string Safe(string words) => words.ReplaceLineEndings(" ").Replace('<', '‹');
}
