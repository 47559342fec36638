using CallCenter.Contracts.Calls;

namespace CallCenter.Api.Calls;

/// <summary>The names of what can lead a call, as the REST API writes them.</summary>
internal static class CallEngines
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cascade", "realtime"];

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? name, out CallEngine engine)
    {
        engine = string.Equals(name, "realtime", StringComparison.Ordinal) ? CallEngine.Realtime : CallEngine.Cascade;
        return Names.Contains(name, StringComparer.Ordinal);
    }
}
