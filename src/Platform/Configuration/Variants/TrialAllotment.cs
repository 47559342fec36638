namespace CallCenter.Platform.Configuration.Variants;

/// <summary>Who gets which of the trials of a text, and who its usual one.</summary>
internal static class TrialAllotment
{
    /// <summary>Gathers them, by the key of the text.</summary>
    /// <param name="section">The section of the texts, <c>prompts.llm</c>.</param>
    /// <param name="trials">All trials of the section; the usual texts are for whom their percentages leave.</param>
    public static Dictionary<string, Allotment<TTrial?>> Of<TTrial>(string section, IEnumerable<TTrial> trials)
        where TTrial : TrialOptions =>
        trials.GroupBy(trial => trial.Prompt, StringComparer.Ordinal)
            .ToDictionary(together => together.Key, together => Of($"{section}.{together.Key}", [.. together]), StringComparer.Ordinal);

    private static Allotment<TTrial?> Of<TTrial>(string key, IReadOnlyList<TTrial> trials)
        where TTrial : TrialOptions
    {
        var shares = trials.Select(trial => new Share<TTrial?>(trial.Name, trial, (decimal)trial.Percent)).ToList();
        return new(key, CallerDraw.SeedOf(key), [.. shares, new(TrialOptions.Usual, null, 100 - shares.Sum(share => share.Percent))]);
    }
}
