using System.Globalization;
using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>For files and pipes: a line per message, its parts separated by tabs.</summary>
internal sealed class PlainView(TextWriter output) : IFailedMessagesView
{
    public void List(JsonElement messages, int total)
    {
        foreach (var message in FailedMessagesClient.Parse<List<FailedMessage>>(messages))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{message.Id}\t{message.FailedAt:yyyy-MM-ddTHH:mm:ssZ}\t{message.CallId}\t{Printable.OneLine(message.Endpoint)}\t{Printable.OneLine(message.ShortType)}\t{Printable.OneLine(message.Reason)}"));
        }
    }

    public void Show(JsonElement message)
    {
        var shown = FailedMessagesClient.Parse<FailedMessage>(message);
        foreach (var (name, value) in Parts(shown))
            output.WriteLine($"{name}: {value}");
        output.WriteLine();
        output.WriteLine(Body(shown));
    }

    public void Replayed(ReplayCount count)
    {
        output.WriteLine(count.Replayed == 1 ? "1 message is on its way again." : $"{count.Replayed} messages are on their way again.");
        if (count.Unfit > 0)
            output.WriteLine($"{count.Unfit} stayed: their bodies are no messages that could be sent once more.");
    }

    public void Deleted() => output.WriteLine("Thrown away.");

    /// <summary>What there is to a message besides its body.</summary>
    public static IEnumerable<(string Name, string Value)> Parts(FailedMessage message) =>
    [
        ("id", message.Id.ToString(CultureInfo.InvariantCulture)),
        ("failed at", message.FailedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
        ("call", message.CallId?.ToString() ?? "none"),
        ("endpoint", Printable.OneLine(message.Endpoint)),
        ("types", Printable.OneLine(string.Join(", ", message.MessageTypes))),
        ("message id", message.MessageId?.ToString() ?? "none"),
        ("content type", Printable.OneLine(message.ContentType ?? "")),
        ("reason", Printable.OneLine(message.Reason)),
    ];

    /// <summary>The body, indented where it is JSON.</summary>
    public static string Body(FailedMessage message) => message.Body.ValueKind is JsonValueKind.String
        ? Printable.Lines(message.Body.GetString()!)
        : Printable.Lines(JsonSerializer.Serialize(message.Body, JsonView.Readable));
}
