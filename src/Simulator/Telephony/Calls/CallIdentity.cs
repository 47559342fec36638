using System.Text;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>The three ids of a call.</summary>
/// <param name="Id">callConnectionId: the app's leg.</param>
/// <param name="ServerCallId">The call itself: base64 of an address, as the service forms it.</param>
/// <param name="CorrelationId">Ties events and logs of all legs together.</param>
internal sealed record CallIdentity(string Id, string ServerCallId, string CorrelationId)
{
    public static CallIdentity New(string serviceUrl)
    {
        var conversation = $"{serviceUrl}/conv/{Guid.NewGuid():N}?i={Random.Shared.Next(1, 256)}";
        return new(Guid.NewGuid().ToString(), Convert.ToBase64String(Encoding.UTF8.GetBytes(conversation)), Guid.NewGuid().ToString());
    }
}
