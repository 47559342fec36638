using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>
/// Reads the spoken prompts (<c>prompts.tts</c>). A prompt is a list of variants in the language <c>tts_lang</c>, or a mapping from
/// languages to such lists; what is not configured keeps its built-in text.
/// </summary>
internal static class PromptReader
{
    private const string Section = "prompts:tts";

    public static PromptTexts Read(IConfiguration configuration, ICollection<ConfigurationProblem> problems)
    {
        var texts = BuiltInPrompts.Create();
        var section = configuration.GetSection(Section);
        var pivot = section["tts_lang"] ?? "en-US";
        foreach (var prompt in Enum.GetValues<SpokenPrompt>())
            Read(prompt, section.GetSection(PromptTemplate.KeyOf(prompt)), pivot, texts, problems);
        ReportUnknown(section, problems);
        return texts;
    }

    private static void Read(SpokenPrompt prompt, IConfigurationSection section, string pivot, PromptTexts texts, ICollection<ConfigurationProblem> problems)
    {
        if (!section.Exists())
            return;
        var children = section.GetChildren().ToList();
        if (section.Value is not null || children.Count == 0)
            Report(problems, section, "expected a list of texts");
        else if (children.TrueForAll(child => child.Value is not null))
            texts.Set(prompt, pivot, Variants(prompt, section, problems));
        else
            children.ForEach(language => texts.Set(prompt, language.Key, Variants(prompt, language, problems)));
    }

    private static List<string> Variants(SpokenPrompt prompt, IConfigurationSection section, ICollection<ConfigurationProblem> problems)
    {
        var variants = section.GetChildren().Select(child => child.Value?.Trim() ?? "").ToList();
        if (variants.Count == 0 || variants.Exists(string.IsNullOrEmpty))
            Report(problems, section, "expected a list of texts");
        foreach (var unknown in variants.SelectMany(variant => PromptTemplate.Unknown(prompt, variant)).Distinct(StringComparer.Ordinal))
            Report(problems, section, $"the placeholder {{{unknown}}} is unknown, expected {string.Join(", ", PromptTemplate.PlaceholdersOf(prompt).Select(name => $"{{{name}}}"))}");
        return variants;
    }

    private static void ReportUnknown(IConfigurationSection section, ICollection<ConfigurationProblem> problems)
    {
        // end_call_to_connect_agent_tpl: older configurations had a second text for the occasion of connect_agent_tpl.
        var known = Enum.GetValues<SpokenPrompt>().Select(PromptTemplate.KeyOf).Append("tts_lang").ToList();
        foreach (var child in section.GetChildren())
        {
            if (known.Append("end_call_to_connect_agent_tpl").Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                continue;
            Report(problems, child, Reading.Suggestion.For(child.Key, known) is { } meant ? $"is unknown, did you mean {meant}?" : "is unknown");
        }
    }

    private static void Report(ICollection<ConfigurationProblem> problems, IConfigurationSection section, string message) =>
        problems.Add(new ConfigurationProblem(section.Path.Replace(':', '.').ToLowerInvariant(), message));
}
