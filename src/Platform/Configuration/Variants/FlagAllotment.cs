using System.Reflection;
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

    /// <summary>
    /// The value of a caller: the one recorded when the call began, as long as it is still on trial; otherwise the one drawn.
    /// </summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="recorded">Values recorded on the call, by key.</param>
    public FlagVariant For(string caller, IReadOnlyDictionary<string, string> recorded) =>
        recorded.TryGetValue(Key, out var text) && Variants.FirstOrDefault(variant => variant.Percent > 0 && string.Equals(variant.Text, text, StringComparison.Ordinal)) is { } known
            ? known
            : Draw(caller);

    private FlagVariant Draw(string caller)
    {
        var place = CallerDraw.PlaceOf(caller, Seed);
        foreach (var variant in Variants)
        {
            place -= variant.Percent;
            if (place < 0)
                return variant;
        }

        return Variants.Last(variant => variant.Percent > 0);
    }
}
