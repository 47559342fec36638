using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Messaging.Transports;

/// <summary>
/// Where to send what is for one endpoint, from any process. On RabbitMQ a sender declares what it sends to and is refused where that
/// differs from what the endpoint declared; <c>queue:</c> stands there for a classic durable queue, whatever the endpoint's is.
/// </summary>
public static class EndpointAddress
{
    /// <summary>Of an endpoint that all instances of a service share; it keeps its messages while none is up.</summary>
    public static Uri Of(string name, MessageTransport transport) =>
        new(transport is MessageTransport.RabbitMq ? $"exchange:{name}" : $"queue:{name}");

    /// <summary>Of an endpoint that goes with the process it is in (<c>Endpoint.Temporary</c>); on RabbitMQ, what comes for one that is gone vanishes.</summary>
    public static Uri OfTemporary(string name, MessageTransport transport) =>
        new(transport is MessageTransport.RabbitMq ? $"exchange:{name}?temporary=true" : $"queue:{name}");
}
