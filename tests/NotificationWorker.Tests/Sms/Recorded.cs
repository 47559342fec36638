using System.Text.Json;

namespace CallCenter.NotificationWorker.Tests.Sms;

/// <summary>Exchanges of the official client with the SMS service.</summary>
public static class Recorded
{
    private static readonly JsonElement Exchanges = Load();

    /// <summary>The body that the official client sent.</summary>
    public static JsonElement Request(string operation) => Of(operation).GetProperty("body");

    /// <summary>The path and query it was sent to.</summary>
    public static string Target(string operation) => Of(operation).GetProperty("target").GetString()!;

    /// <summary>The answer that the official client accepts.</summary>
    public static (int Status, string Body) Reply(string operation)
    {
        var reply = Of(operation).GetProperty("replyGiven");
        return (reply.GetProperty("status").GetInt32(), reply.GetProperty("body").GetRawText());
    }

    private static JsonElement Of(string operation) => Exchanges.EnumerateArray().Single(exchange => exchange.GetProperty("op").ValueEquals(operation));

    private static JsonElement Load()
    {
        using var stream = typeof(Recorded).Assembly.GetManifestResourceStream("sms-acs.json")!;
        return JsonDocument.Parse(stream).RootElement.GetProperty("requests").Clone();
    }
}
