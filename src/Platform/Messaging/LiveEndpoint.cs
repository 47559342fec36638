namespace CallCenter.Platform.Messaging;

/// <summary>
/// Endpoints of one process for what concerns that process alone, such as the calls an edge holds: what was on their way when the
/// process died means nothing any more, so no inbox is kept for them.
/// </summary>
public static class LiveEndpoint
{
    private const string Mark = "-live-";

    /// <summary>A name that no other process and no other start has.</summary>
    public static string NameFor(string service) => $"{service}{Mark}{Guid.NewGuid():N}";

    /// <summary>Whether an endpoint is one of these.</summary>
    public static bool Is(string name) => name.Contains(Mark, StringComparison.Ordinal);
}
