using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace CallCenter.Api.Webhooks;

/// <summary>
/// What a delivered event says about itself, in either schema: CloudEvents 1.0 (<c>type</c>, <c>time</c>) or Event Grid
/// (<c>eventType</c>, <c>eventTime</c>).
/// </summary>
/// <param name="Id">Identity, equal for a repeated delivery; empty where missing.</param>
/// <param name="Type">Type, for example <c>Microsoft.Communication.CallConnected</c>.</param>
/// <param name="Time">When it happened; null where missing or unreadable.</param>
/// <param name="Subject">What it is about; empty where missing.</param>
/// <param name="Data">Content; <see cref="JsonValueKind.Undefined"/> where missing.</param>
internal sealed record EventEnvelope(string Id, string Type, DateTimeOffset? Time, string Subject, JsonElement Data)
{
    /// <summary>Reads a single event or an array of them; false where the JSON is neither or an event has no type.</summary>
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out IReadOnlyList<EventEnvelope>? events)
    {
        events = null;
        var read = new List<EventEnvelope>();
        foreach (var element in json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : new[] { json })
        {
            if (element.ValueKind is not JsonValueKind.Object)
                return false;
            var type = element.Text("type") ?? element.Text("eventType");
            if (string.IsNullOrEmpty(type))
                return false;
            read.Add(new EventEnvelope(
                element.Text("id") ?? "",
                type,
                DateTimeOffset.TryParse(element.Text("time") ?? element.Text("eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
                element.Text("subject") ?? "",
                element.TryGetProperty("data", out var data) ? data : default));
        }

        events = read;
        return true;
    }
}
