using System.Diagnostics;

namespace CallCenter.Assistant;

/// <summary>What makes the spans of the assistant: requests to models, tools, searches.</summary>
internal static class AssistantTrace
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "CallCenter.Assistant";

    /// <summary>The source.</summary>
    public static readonly ActivitySource Source = new(SourceName);
}
