using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CallCenter.InsightsWorker.Export;

namespace CallCenter.Local.Cli;

/// <summary>The finished calls of a running product, as conversations to train with.</summary>
internal sealed class FinishedCalls(ProductClient product)
{
    private const int PageSize = 100;

    /// <summary>How many calls there are, those that are not finished included; known after the first of them was read.</summary>
    public int Total { get; private set; }

    /// <summary>All finished calls, newest first, with what was said in each.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses.</exception>
    public async IAsyncEnumerable<TrainingConversation> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Calls that begin meanwhile move others to the next page, where they are met again.
        var seen = new HashSet<Guid>();
        for (var page = 1; ; page++)
        {
            using var response = await product.SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/call?page={page}&page_size={PageSize}"), cancellationToken);
            Total = response.Headers.TryGetValues("X-Total-Count", out var counts) && int.TryParse(counts.First(), CultureInfo.InvariantCulture, out var count) ? count : 0;
            foreach (var call in (await product.ReadAsync(response, cancellationToken)).EnumerateArray())
            {
                if (seen.Add(call.GetProperty("call_id").GetGuid()) && !call.GetProperty("in_progress").GetBoolean())
                    yield return Conversation(call);
            }

            if (!response.Headers.Contains("Link"))
                yield break;
        }
    }

    private static TrainingConversation Conversation(JsonElement call)
    {
        var initiate = call.GetProperty("initiate");
        var started = call.GetProperty("created_at").GetDateTimeOffset();
        return new TrainingConversation
        {
            Company = Text(initiate, "bot_company"),
            Assistant = Text(initiate, "bot_name"),
            Task = Text(initiate, "task"),
            Language = Text(call, "lang_short_code"),
            Fields = [.. initiate.GetProperty("claim").EnumerateArray().Select(Field)],
            Claim = call.GetProperty("claim").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "", StringComparer.Ordinal),
            EarlierValues = [.. call.GetProperty("claim_history").EnumerateArray()
                .Select(change => KeyValuePair.Create(Text(change, "field"), Text(change, "from")))
                .Where(change => change.Value.Length > 0)],

            // A conversation that was taken up again holds the calls before it too, which are lines of their own.
            Messages = [.. call.GetProperty("messages").EnumerateArray()
                .Where(message => string.Equals(Text(message, "action"), "talk", StringComparison.Ordinal) && message.GetProperty("created_at").GetDateTimeOffset() >= started)
                .Select(Message)],
        };
    }

    private static string Field(JsonElement field) =>
        $"{Text(field, "name")} ({Text(field, "type")}){(Text(field, "description") is { Length: > 0 } description ? $": {description}" : "")}";

    private static TrainingMessage Message(JsonElement message) => new(
        string.Equals(Text(message, "persona"), "human", StringComparison.Ordinal),
        Text(message, "content"),
        [.. message.GetProperty("tool_calls").EnumerateArray().Select(tool => new TrainingTool(
            Text(tool, "tool_id"), Text(tool, "function_name"), Text(tool, "function_arguments"), Text(tool, "content")))]);

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
