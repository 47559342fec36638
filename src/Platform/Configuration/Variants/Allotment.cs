namespace CallCenter.Platform.Configuration.Variants;

/// <summary>The values of a setting that are on trial, and who gets which.</summary>
/// <typeparam name="T">What is on trial.</typeparam>
/// <param name="Key">What the value of a call is recorded under.</param>
/// <param name="Seed">Settings with different seeds are drawn independently of one another.</param>
/// <param name="Shares">The values, whose percentages add up to 100.</param>
internal record Allotment<T>(string Key, string Seed, IReadOnlyList<Share<T>> Shares)
{
    /// <summary>
    /// The value of a caller: the one recorded when the call began, as long as it is still on trial; otherwise the one drawn.
    /// </summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="recorded">Values recorded on the call, by key.</param>
    public Share<T> For(string caller, IReadOnlyDictionary<string, string> recorded) =>
        recorded.TryGetValue(Key, out var name) && Shares.FirstOrDefault(share => share.Percent > 0 && string.Equals(share.Name, name, StringComparison.Ordinal)) is { } known
            ? known
            : Draw(caller);

    /// <summary>The value that is drawn for a caller, the same at any time.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public Share<T> Draw(string caller)
    {
        var place = CallerDraw.PlaceOf(caller, Seed);
        foreach (var share in Shares)
        {
            place -= share.Percent;
            if (place < 0)
                return share;
        }

        return Shares.Last(share => share.Percent > 0);
    }
}
