using CallCenter.Platform.Messaging;

namespace CallCenter.CallSaga.Edges;

/// <summary>The endpoint on the bus where this process hears edges.</summary>
internal static class EdgeWatchEndpoint
{
    /// <summary>Its name, another with every start.</summary>
    public static string Name { get; } = LiveEndpoint.NameFor("edge-watch");
}
