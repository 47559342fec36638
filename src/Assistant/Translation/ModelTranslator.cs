using System.Text.Json;
using CallCenter.Assistant.ModelClients;
using CallCenter.Platform.Translation;
using OpenAI.Chat;

namespace CallCenter.Assistant.Translation;

/// <summary>Translates with the slow model, or the fast one in its place, where no translator is configured.</summary>
internal sealed class ModelTranslator(ChatModels models, ModelDeadlines deadlines, TimeProvider time) : ITextTranslator
{
    private const string Instructions =
        """
        You translate what a voice assistant says on the telephone. Write as people speak, politely, in the same length.
        Words in braces such as {bot_name} stay exactly as they are.
        Answer with a JSON object {"texts": [...]} that holds the translation of each text, in the same order.
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new SystemChatMessage(Instructions),
            new UserChatMessage(JsonSerializer.Serialize(new { from, to, texts })),
        ];
        var question = new ModelQuestion { Messages = messages, Format = ChatResponseFormat.CreateJsonObjectFormat() };
        var attempts = new ModelAttempts(models.InOrder(slowFirst: true), deadlines, time);
        while (await attempts.NextAsync(cancellationToken) is { } model)
        {
            var (text, end) = await model.CompleteAsync(question with { Insists = attempts.Insists, StandsIn = attempts.StandsIn }, cancellationToken);
            if (end.Reason == ModelEndReason.Finished && Read(text, texts.Count) is { } translations)
                return translations;
            attempts.Failed(end);
        }

        throw new TranslationException("no model has translated them");
    }

    private static List<string>? Read(string json, int count)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            List<string> translations = [.. answer.RootElement.GetProperty("texts").EnumerateArray().Select(text => text.GetString() ?? "")];
            return translations.Count == count ? translations : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
