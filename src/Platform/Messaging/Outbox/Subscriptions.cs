using System.Collections.Concurrent;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>Which endpoints of this process take which messages; complete once the bus is configured.</summary>
internal sealed class Subscriptions
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> endpoints = new(StringComparer.Ordinal);

    /// <summary>An endpoint takes published messages of a type.</summary>
    public void Add(string endpoint, string messageType) => AddEndpoint(endpoint)[messageType] = true;

    /// <summary>An endpoint takes what is sent to it by name.</summary>
    public ConcurrentDictionary<string, bool> AddEndpoint(string endpoint) =>
        endpoints.GetOrAdd(endpoint, _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));

    /// <summary>How many endpoints a message will arrive at: the one it is sent to, or all that take its type.</summary>
    /// <param name="destination">Address on the bus, of an endpoint or of a type.</param>
    /// <param name="messageTypes">Names of the message's types.</param>
    public int Count(Uri destination, IReadOnlyCollection<string> messageTypes) => endpoints.ContainsKey(NameIn(destination))
        ? 1
        : endpoints.Count(endpoint => messageTypes.Any(endpoint.Value.ContainsKey));

    // queue:NAME, or SCHEME://HOST/…/NAME?…
    private static string NameIn(Uri address) => address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..];
}
