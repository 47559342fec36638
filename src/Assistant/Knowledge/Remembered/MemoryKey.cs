using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>Keys of what is remembered. The words of callers are not to be read from them.</summary>
internal static class MemoryKey
{
    /// <summary>The key of a kind of value, by what it depends on.</summary>
    public static string Of(string kind, params ReadOnlySpan<string?> parts) =>
        $"{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))}";
}
