using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Security;

/// <summary>
/// The tokens in the callback and media URLs of a call: base64url of the expiry (Unix seconds, 8 bytes, big-endian) and an
/// HMAC-SHA256 over call id and expiry. A token opens its own call only, for as long as the call can last and an hour more.
/// </summary>
public sealed class CallTokens
{
    private const int ExpiryBytes = sizeof(long);
    private const int TokenBytes = ExpiryBytes + HMACSHA256.HashSizeInBytes;
    private const int IdBytes = 16;

    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    private readonly TimeProvider time;
    private readonly TimeSpan lifetime;
    private readonly Lazy<byte[]> key;

    /// <summary>Takes the configured key (<c>security.call_token_key</c>), or else the one kept in the data folder.</summary>
    public CallTokens(IOptions<SecurityOptions> security, IOptions<CallTimeoutOptions> timeouts, DataFolder folder, TimeProvider time)
    {
        this.time = time;
        lifetime = timeouts.Value.MaxDuration + Slack;
        key = new Lazy<byte[]>(() => security.Value.CallTokenKey is { } configured
            ? Convert.FromBase64String(configured)
            : folder.Secret("call-token.key", 32));
    }

    /// <summary>A token for one call, fit for a URL as it is.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="issuedAt">From when its lifetime counts, now by default; a request that is repeated has to say the same token again.</param>
    public string Issue(Guid callId, DateTimeOffset? issuedAt = null)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, ((issuedAt ?? time.GetUtcNow()) + lifetime).ToUnixTimeSeconds());
        Sign(callId, token[..ExpiryBytes], token[ExpiryBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whether the token was issued for this call and has not expired.</summary>
    public bool Accepts(Guid callId, string? token)
    {
        Span<byte> given = stackalloc byte[TokenBytes];
        if (token is null || !Base64Url.IsValid(token, out var length) || length != TokenBytes || !Base64Url.TryDecodeFromChars(token, given, out _))
            return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(callId, given[..ExpiryBytes], expected);
        return CryptographicOperations.FixedTimeEquals(expected, given[ExpiryBytes..])
            && BinaryPrimitives.ReadInt64BigEndian(given) > time.GetUtcNow().ToUnixTimeSeconds();
    }

    private void Sign(Guid callId, ReadOnlySpan<byte> expiry, Span<byte> signature)
    {
        Span<byte> signed = stackalloc byte[IdBytes + ExpiryBytes];
        callId.TryWriteBytes(signed, bigEndian: true, out _);
        expiry.CopyTo(signed[IdBytes..]);
        HMACSHA256.HashData(key.Value, signed, signature);
    }
}
