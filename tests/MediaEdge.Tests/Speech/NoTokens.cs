using Azure.Core;
using Azure.Identity;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>An identity that nobody vouches for.</summary>
internal sealed class NoTokens : TokenCredential
{
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new AuthenticationFailedException("Nobody vouches for this process.");
}
