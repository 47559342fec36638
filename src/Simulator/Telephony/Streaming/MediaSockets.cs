using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>Opens media sockets with the three headers the app checks: a fresh token and the ids of the call.</summary>
internal sealed class MediaSockets(AcsTokens tokens, TimeProvider time)
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    /// <returns>Null when the app cannot be reached or refuses.</returns>
    public async Task<MediaSocket?> ConnectAsync(CallIdentity call, Uri url, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(LongestConnect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        return await MediaSocket.ConnectAsync(
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Authorization"] = $"Bearer {tokens.Issue(AcsTokens.SocketLifetime)}",
                ["x-ms-call-connection-id"] = call.Id,
                ["x-ms-call-correlation-id"] = call.CorrelationId,
            },
            time,
            either.Token);
    }
}
