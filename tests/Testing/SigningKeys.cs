using System.Security.Cryptography;

namespace CallCenter.Testing;

/// <summary>
/// RSA keys of 2,048 bits, made once for all tests of a program: each takes a tenth of a second of processor time. Nobody may dispose of
/// them; the library that signs keeps what it signs with by the id of the key.
/// </summary>
public static class SigningKeys
{
    private static readonly Lazy<RSA> First = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Second = new(() => RSA.Create(2048));

    /// <summary>The key of whoever is trusted.</summary>
    public static RSA Trusted() => First.Value;

    /// <summary>Another key.</summary>
    public static RSA Other() => Second.Value;
}
