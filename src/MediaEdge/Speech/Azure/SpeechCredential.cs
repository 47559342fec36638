using System.Net.WebSockets;
using Azure.Core;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Signs connections to the speech service: by the resource's key, or else by an Entra token, drawn anew for every connection so that long
/// calls do not outlive it. Only in headers, never in the URL, which ends up in logs.
/// </summary>
internal sealed class SpeechCredential(CognitiveServiceOptions options, Lazy<TokenCredential> entra)
{
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);

    /// <summary>Puts the credential on a connection that is about to be made.</summary>
    public async ValueTask SignAsync(ClientWebSocketOptions connection, CancellationToken cancellationToken)
    {
        if (options.AccessKey is { Length: > 0 } key)
        {
            connection.SetRequestHeader("Ocp-Apim-Subscription-Key", key);
            return;
        }

        var token = await entra.Value.GetTokenAsync(Scope, cancellationToken);
        connection.SetRequestHeader("Authorization", $"Bearer aad#{options.ResourceId}#{token.Token}");
    }
}
