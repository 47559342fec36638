using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Prompts;

/// <summary>
/// The data a model works on, as JSON in tagged blocks. Values come from callers: an angle bracket in them is escaped, so that none can
/// close its block.
/// </summary>
internal static class PromptBlocks
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every field of the claim, null where its value is missing.</summary>
    public static string Claim(ClaimForm form, IReadOnlyDictionary<string, string> claim)
    {
        var fields = new JsonObject();
        foreach (var field in form.Fields)
            fields[field.Name] = claim.TryGetValue(field.Name, out var value) ? value : null;
        return Write(fields);
    }

    /// <summary>The reminders.</summary>
    public static string Reminders(IEnumerable<Reminder> reminders, TimeZoneInfo zone) => Write(new JsonArray([.. reminders.Select(r => (JsonNode)new JsonObject
    {
        ["title"] = r.Title,
        ["description"] = r.Description,
        ["due_date_time"] = DateTimeReader.Write(TimeZoneInfo.ConvertTime(r.DueAt, zone)),
        ["owner"] = r.Owner,
    })]));

    /// <summary>A block of JSON.</summary>
    public static string Write(JsonNode json) => json.ToJsonString(Options).Replace("<", "\\u003C", StringComparison.Ordinal);

    /// <summary>Puts the tags around it.</summary>
    public static string Block(string name, string content) => $"<{name}>{content}</{name}>";
}
