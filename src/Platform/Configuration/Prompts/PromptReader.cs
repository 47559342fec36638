using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Configuration.Variants;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>
/// Reads the spoken prompts (<c>prompts.tts</c>). A prompt is a list of variants in the language <c>tts_lang</c>, or a mapping from
/// languages to such lists; what is not configured keeps its built-in text. So are the texts of a trial, which stand in for part of the callers.
/// </summary>
internal static class PromptReader
{
    private const string Section = "prompts:tts";
    private const string TrialsKey = "trials";
    private const string TextsKey = "texts";

    public static PromptTexts Read(IConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        var texts = BuiltInPrompts.Create();
        var section = configuration.GetSection(Section);
        var pivot = section["tts_lang"] ?? "en-US";
        if (!LanguageCode.IsOne(pivot))
            Report(problems, $"{Section}:tts_lang", $"'{pivot}' will not do, expected {LanguageCode.Expected}");
        foreach (var prompt in Enum.GetValues<SpokenPrompt>())
            ReadTexts(prompt, section.GetSection(PromptTemplate.KeyOf(prompt)), pivot, (language, variants) => texts.Set(prompt, language, variants), problems);
        ReadTrials(section, pivot, texts, problems);
        ReportUnknown(section, problems);
        return texts;
    }

    private static void ReadTexts(
        SpokenPrompt prompt, IConfigurationSection section, string pivot, Action<string, IReadOnlyList<string>> set, ICollection<ConfigurationProblem> problems)
    {
        if (!section.Exists())
            return;
        var children = section.GetChildren().ToList();
        // Some layers have an empty value where there are keys below.
        if (!string.IsNullOrEmpty(section.Value) || children.Count == 0)
            Report(problems, section.Path, "expected a list of texts");
        else if (children.TrueForAll(child => !child.GetChildren().Any()))
            set(pivot, Variants(prompt, section, problems));
        else
            children.ForEach(language => set(LanguageOf(language, problems), Variants(prompt, language, problems)));
    }

    private static void ReadTrials(IConfigurationSection section, string pivot, PromptTexts texts, ICollection<ConfigurationProblem> problems)
    {
        var trials = new List<SpokenTrialOptions>();
        var prompts = Enum.GetValues<SpokenPrompt>().ToDictionary(PromptTemplate.KeyOf, StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(section.GetSection(TrialsKey).Value))
            Report(problems, $"{Section}:{TrialsKey}", "expected a list");
        foreach (var child in section.GetSection(TrialsKey).GetChildren())
        {
            var trial = new SpokenTrialOptions();
            new SettingsReader(problems).Fill(trial, child, TextsKey);
            trials.Add(trial);
            if (!child.GetSection(TextsKey).Exists())
                Report(problems, $"{child.Path}:{TextsKey}", "is missing, expected a list of texts");
            else if (prompts.TryGetValue(trial.Prompt, out var prompt))
                ReadTexts(prompt, child.GetSection(TextsKey), pivot, (language, variants) => texts.Set(prompt, language, variants, trial.Name), problems);
        }

        TrialOptions.Check(trials, prompts.Keys, (key, message) => Report(problems, $"{Section}:{key}", message));
        foreach (var (key, allotment) in TrialAllotment.Of("prompts.tts", trials))
        {
            if (prompts.TryGetValue(key, out var prompt))
                texts.Trials[prompt] = allotment;
        }
    }

    private static string LanguageOf(IConfigurationSection texts, ICollection<ConfigurationProblem> problems)
    {
        if (!LanguageCode.IsOne(texts.Key))
            Report(problems, texts.Path, $"is no language, expected {LanguageCode.Expected}");
        return texts.Key;
    }

    private static List<string> Variants(SpokenPrompt prompt, IConfigurationSection section, ICollection<ConfigurationProblem> problems)
    {
        var variants = section.GetChildren().Select(child => child.Value?.Trim() ?? "").ToList();
        if (variants.Count == 0 || variants.Exists(string.IsNullOrEmpty))
            Report(problems, section.Path, "expected a list of texts");
        foreach (var unknown in variants.SelectMany(variant => PromptTemplate.Unknown(prompt, variant)).Distinct(StringComparer.Ordinal))
            Report(problems, section.Path, $"the placeholder {{{unknown}}} is unknown, expected {string.Join(", ", PromptTemplate.PlaceholdersOf(prompt).Select(name => $"{{{name}}}"))}");
        return variants;
    }

    private static void ReportUnknown(IConfigurationSection section, ICollection<ConfigurationProblem> problems)
    {
        // end_call_to_connect_agent_tpl: older configurations had a second text for the occasion of connect_agent_tpl.
        var known = Enum.GetValues<SpokenPrompt>().Select(PromptTemplate.KeyOf).Append("tts_lang").Append(TrialsKey).ToList();
        foreach (var child in section.GetChildren())
        {
            if (known.Append("end_call_to_connect_agent_tpl").Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                continue;
            Report(problems, child.Path, Suggestion.For(child.Key, known) is { } meant ? $"is unknown, did you mean {meant}?" : "is unknown");
        }
    }

    private static void Report(ICollection<ConfigurationProblem> problems, string path, string message) =>
        problems.Add(new ConfigurationProblem(path.Replace(':', '.').ToLowerInvariant(), message));
}
