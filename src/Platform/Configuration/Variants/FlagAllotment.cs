using System.Reflection;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration.Variants;

/// <summary>The values of a flag that are on trial; each is recorded as it is written in the configuration.</summary>
/// <param name="Property">The flag.</param>
/// <param name="Text">As it is written in the configuration.</param>
/// <param name="Seed">Flags with different seeds are drawn independently of one another.</param>
/// <param name="Shares">The values, whose percentages add up to 100.</param>
internal sealed record FlagAllotment(PropertyInfo Property, string Text, string Seed, IReadOnlyList<Share<object>> Shares)
    : Allotment<object>(SnakeCase.KeyOf(Property), Seed, Shares);
