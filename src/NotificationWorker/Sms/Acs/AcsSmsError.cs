using System.Text.Json;
using Azure;

namespace CallCenter.NotificationWorker.Sms.Acs;

/// <summary>
/// Reads the two shapes of errors that the SMS service has: a problem with <c>title</c> and <c>errors</c> by field (400), and
/// <c>{"error":{"code","message"}}</c> (401 and others).
/// </summary>
internal static class AcsSmsError
{
    /// <summary>One line: the status and what the service says about it.</summary>
    public static string Describe(Response response) => $"{response.Status} {Detail(response.Content)}".TrimEnd();

    private static string Detail(BinaryData content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                return "";
            if (json.RootElement.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object)
                return $"{Text(error, "code")}: {Text(error, "message")}".Trim(':', ' ');
            if (json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Object)
                return string.Join("; ", errors.EnumerateObject().Select(field => $"{field.Name}: {string.Join(' ', Texts(field.Value))}"));
            return Text(json.RootElement, "title");
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.ValueKind is JsonValueKind.Array
        ? list.EnumerateArray().Where(text => text.ValueKind is JsonValueKind.String).Select(text => text.GetString())
        : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
