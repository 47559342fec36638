using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.MediaEdge.Journal;

/// <summary>How values are written as JSON in journals.</summary>
internal static class JournalJson
{
    /// <summary>Property names as in the store; other letters than English ones as they are, which keeps journals small.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
