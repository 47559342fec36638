using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration.Variants;

/// <summary>The values of a flag that are on trial, and who gets which.</summary>
/// <param name="Property">The flag.</param>
/// <param name="Text">As it is written in the configuration.</param>
/// <param name="Seed">Flags with different seeds are drawn independently of one another.</param>
/// <param name="Variants">The values, whose percentages add up to 100.</param>
internal sealed record FlagAllotment(PropertyInfo Property, string Text, string Seed, IReadOnlyList<FlagVariant> Variants)
{
    /// <summary>The flag's key in the configuration.</summary>
    public string Key { get; } = SnakeCase.KeyOf(Property);

    /// <summary>Seed of a flag that names none.</summary>
    public static string SeedOf(string key) => $"allocation\n{key}";

    /// <summary>
    /// The value of a caller: the one recorded when the call began, as long as it is still on trial; otherwise the one drawn. Every process
    /// draws the same, at any time.
    /// </summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="recorded">Values recorded on the call, by key.</param>
    public FlagVariant For(string caller, IReadOnlyDictionary<string, string> recorded) =>
        recorded.TryGetValue(Key, out var text) && Variants.FirstOrDefault(variant => variant.Percent > 0 && string.Equals(variant.Text, text, StringComparison.Ordinal)) is { } known
            ? known
            : Draw(caller);

    // The rule of Azure's feature management (FeatureManagement-Dotnet, TargetingEvaluator), so that percentages set there mean the same callers here.
    private FlagVariant Draw(string caller)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{Seed}"), hash);
        var place = (decimal)(BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue * 100);
        foreach (var variant in Variants)
        {
            place -= variant.Percent;
            if (place < 0)
                return variant;
        }

        return Variants.Last(variant => variant.Percent > 0);
    }
}
