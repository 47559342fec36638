using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Messaging.Transports;

namespace CallCenter.MediaEdge.Commands;

/// <summary>The endpoint on the bus of this process's edge: commands for a call go to the edge that holds it, and to no other.</summary>
internal static class EdgeEndpoint
{
    /// <summary>Its name, another with every start: no command outlives the calls it is for.</summary>
    public static string Name { get; } = LiveEndpoint.NameFor("edge");

    /// <summary>Its address, for any process on the bus.</summary>
    public static Uri AddressOn(MessageTransport transport) => EndpointAddress.OfTemporary(Name, transport);
}
