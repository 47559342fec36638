using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Platform.Configuration.Variants;

/// <summary>Where a caller stands among all callers; the same in every process, at any time.</summary>
internal static class CallerDraw
{
    /// <summary>Seed of what names none.</summary>
    public static string SeedOf(string key) => $"allocation\n{key}";

    /// <summary>
    /// A place from 0 to 100, by the rule of Azure's feature management (FeatureManagement-Dotnet, TargetingEvaluator), so that percentages set
    /// there mean the same callers here.
    /// </summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="seed">Different seeds give places that have nothing to do with one another.</param>
    public static decimal PlaceOf(string caller, string seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{seed}"), hash);
        return (decimal)(BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue * 100);
    }
}
