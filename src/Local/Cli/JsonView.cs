using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>For other programs: what the API answered.</summary>
internal sealed class JsonView(TextWriter output) : IFailedMessagesView
{
    /// <summary>How JSON is written for people to read: indented, letters of all scripts as they are, control characters escaped.</summary>
    public static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void List(JsonElement messages, int total) => Write(messages);

    public void Show(JsonElement message) => Write(message);

    public void Replayed(ReplayCount count) => Write(JsonSerializer.SerializeToElement(new { replayed = count.Replayed, unfit = count.Unfit }));

    public void Deleted() => Write(JsonSerializer.SerializeToElement(new { deleted = 1 }));

    private void Write(JsonElement json) => output.WriteLine(JsonSerializer.Serialize(json, Readable));
}
