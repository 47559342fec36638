using System.Text.RegularExpressions;
using CallCenter.Assistant.Prompts;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;

namespace CallCenter.Assistant.Insights;

/// <summary>
/// Has a model name the words that a summary rests on, and believes none of it: what is not in the summary, or not in the message that is
/// named, is left out. A wrong form alone is sent back.
/// </summary>
internal sealed partial class CitationReader(string summary, IReadOnlyList<ConversationMessage> messages)
{
    private const int Most = 20;

    private readonly string plainSummary = Plain(summary);

    private readonly CitedDocuments documents = new(messages);

    /// <summary>The summary as the model is told it, and the documents that the assistant was given, where there are any.</summary>
    public string Told => $"{PromptBlocks.Block("summary", $"\n{summary.Replace('<', '‹')}\n")}{documents.Told}";

    /// <summary>What the model is asked for.</summary>
    public Insight<IReadOnlyList<Citation>> Insight => new(
        "citations",
        AnswerSchema.Object(("citations", AnswerSchema.List("What the summary rests on.", AnswerSchema.Object(
        [
            ("statement", AnswerSchema.Text("Words of the summary, exactly.")),
            ("message", AnswerSchema.Number("Number of the message that they rest on.")),
            ("quote", AnswerSchema.Text("Words of that message, exactly.")),
            .. documents.Fields,
        ])))),
        Read);

    private (IReadOnlyList<Citation>?, string?) Read(string answer)
    {
        if (InsightFields.Of(answer) is not { } fields)
            return (null, InsightKinds.NoJson);
        var claimed = fields.Objects("citations").Select(item => (Statement: item.Text("statement"), Message: item.Number("message"), Quote: item.Text("quote"), Document: item.TextOrNothing(CitedDocuments.Field), Fields: item)).ToList();
        if ((fields.Problem ?? claimed.Select(item => item.Fields.Problem).FirstOrDefault(problem => problem is not null)) is { } problem)
            return (null, problem);
        return ([.. claimed.Select(item => Found(item.Statement, item.Message, item.Quote, item.Document)).OfType<Citation>().Distinct().Take(Most)], null);
    }

    // Null for what was invented. A document that was is left out alone: the words stand in the message all the same.
    private Citation? Found(string statement, double number, string quote, string document)
    {
        if (number % 1 != 0 || number < 1 || number > messages.Count || !Holds(plainSummary, statement))
            return null;
        var message = messages[(int)number - 1];
        return message.Action is MessageAction.Talk or MessageAction.Sms && Holds(Plain(message.Content), quote)
            ? new Citation
            {
                Statement = Spaces().Replace(Marks().Replace(statement, ""), " ").Trim(),
                Quote = quote.Trim(),
                Persona = message.Persona,
                MessageAt = message.CreatedAt,
                Document = documents.Find(document, message),
            }
            : null;
    }

    private static bool Holds(string plain, string words) => Plain(words) is { Length: > 0 } wanted && plain.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    // As the model may write it again: without Markdown, with other blanks, with the bracket that stands for an angle bracket.
    private static string Plain(string text) => Spaces().Replace(Marks().Replace(text.Replace('<', '‹'), ""), " ").Trim();

    [GeneratedRegex(@"[*_#`]|^\s*[-+]\s", RegexOptions.CultureInvariant | RegexOptions.Multiline, 200)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Spaces();
}
