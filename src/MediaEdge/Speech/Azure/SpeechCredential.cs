using System.Net.WebSockets;
using Azure.Core;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>
/// Signs connections to the speech service: by the resource's key, or else by an Entra token, which all calls share and which is drawn anew once
/// nine tenths of its life are over, so that the connections of a long call never carry one that has run out. Only in headers, never in the
/// URL, which ends up in logs.
/// </summary>
internal sealed class SpeechCredential(CognitiveServiceOptions options, Lazy<TokenCredential> entra, TimeProvider time)
{
    private const double LifeUsed = 0.9;
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);

    private volatile KeptToken? _kept;

    /// <summary>Puts the credential on a connection that is about to be made.</summary>
    /// <returns>True where it is a token from before, which the service may not take any more: then <see cref="Discard"/> it and try once more.</returns>
    public async ValueTask<bool> SignAsync(ClientWebSocketOptions connection, CancellationToken cancellationToken)
    {
        if (options.AccessKey is { Length: > 0 } key)
        {
            connection.SetRequestHeader("Ocp-Apim-Subscription-Key", key);
            return false;
        }

        var kept = _kept;
        var token = kept is not null && time.GetUtcNow() < kept.RenewAt ? kept : await DrawAsync(cancellationToken);
        connection.SetRequestHeader("Authorization", $"Bearer aad#{options.ResourceId}#{token.Value}");
        return ReferenceEquals(token, kept);
    }

    /// <summary>Forgets the token, so that the next connection draws another.</summary>
    public void Discard() => _kept = null;

    // Two calls that draw at the same time get a token each; the later one is kept, both are good.
    private async ValueTask<KeptToken> DrawAsync(CancellationToken cancellationToken)
    {
        var drawn = time.GetUtcNow();
        var token = await entra.Value.GetTokenAsync(Scope, cancellationToken);
        return _kept = new KeptToken(token.Token, drawn + ((token.ExpiresOn - drawn) * LifeUsed));
    }

    private sealed record KeptToken(string Value, DateTimeOffset RenewAt);
}
