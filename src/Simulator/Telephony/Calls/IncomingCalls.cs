using System.Collections.Concurrent;
using System.Security.Cryptography;
using CallCenter.Simulator.Telephony.Rest;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Calls that wait to be answered, each by an opaque context that is good for one answer, redirect or reject.</summary>
internal sealed class IncomingCalls
{
    /// <summary>The service's contexts are 7 to 8 KB long; this many random bytes make one of that size.</summary>
    private const int PayloadBytes = 5_600;

    private const string Header = """{"alg":"none","typ":"JWT"}""";

    private readonly ConcurrentDictionary<string, Call> waiting = new(StringComparer.Ordinal);

    /// <returns>The context: shaped like a token, about 7.5 KB.</returns>
    public string Offer(Call call)
    {
        var context = $"{Base64UrlEncoder.Encode(Header)}.{Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(PayloadBytes))}.";
        waiting[context] = call;
        return context;
    }

    /// <summary>Takes the call out; refused when the context is not, or no longer, good.</summary>
    public Call Take(string context)
        => waiting.TryRemove(context, out var call) ? call : throw AcsRefusal.CallNotFound();

    public void Withdraw(string context) => waiting.TryRemove(context, out _);
}
