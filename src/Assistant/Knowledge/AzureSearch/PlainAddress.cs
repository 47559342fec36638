using Azure.Core;
using Azure.Core.Pipeline;

namespace CallCenter.Assistant.Knowledge.AzureSearch;

/// <summary>Sends requests without encryption to a service on this machine or of a private network, which the client would not take the address of.</summary>
internal sealed class PlainAddress(Uri address) : HttpPipelineSynchronousPolicy
{
    /// <summary>The address as the client takes it.</summary>
    public Uri Encrypted => new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = address.Port }.Uri;

    public override void OnSendingRequest(HttpMessage message)
    {
        message.Request.Uri.Scheme = address.Scheme;
        message.Request.Uri.Port = address.Port;
    }
}
