using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Platform.Messaging;

/// <summary>
/// Ids that come out equal whenever they are made from the same names, so that a message delivered twice names the same thing twice.
/// </summary>
public static class StableId
{
    /// <summary>
    /// The id of what the names describe, for example <c>From("sms-summary", callId)</c>; a UUID of version 8 (RFC 9562 §5.8) over their SHA-256.
    /// Different lists of names have different ids: ("ab", "c") is not ("a", "bc").
    /// </summary>
    public static Guid From(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
            text.Append(name.Length).Append(':').Append(name);
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
