using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Documentation;

namespace CallCenter.Platform.Configuration.Example;

/// <summary>
/// Writes the example configuration: every key there is, with its default or an example, and what the documentation comments of the option
/// types say of it. The same types give the same text.
/// </summary>
public sealed class ExampleConfiguration
{
    private const string Head =
        """
        # Every setting there is, with its default or an example. Copy it to config.yaml and keep what you change.
        # Written by `./callcenter config example` from the option types; what is changed here by hand is lost.
        #
        # * What is not written, or written without a value, has its default. "Required" applies where no simulator stands in:
        #   ./run starts a simulator for every cloud service whose address is missing, so that it needs no configuration at all.
        # * Units are at the end of keys: _ms, _sec, _hour, _day.
        # * Every setting can come from the environment instead, which goes before the file: the keys that lead to it, joined by two
        #   underscores, in any case of letters: LLM__FAST__ENDPOINT=https://…, CONVERSATION__INITIATE__CLAIM__0__NAME=first_seen.
        #   That is where secrets are better kept.
        # * All problems are listed at the start, each with its line and what was expected. Unknown keys are problems too.
        # * docs/configuration.md tells more.
        """;

    private readonly ExampleText text = new();
    private readonly SettingTexts texts;
    private readonly List<(string Path, Type Type)> sections;

    private ExampleConfiguration(IReadOnlyList<Type> others)
    {
        List<Type> types = [.. typeof(SectionAttribute).Assembly.GetTypes(), .. others];
        sections = [.. types
            .Where(type => type.GetCustomAttribute<SectionAttribute>() is { Path.Length: > 0 })
            .Select(type => (type.GetCustomAttribute<SectionAttribute>()!.Path, type))
            .OrderBy(section => section.Path, StringComparer.Ordinal)];
        texts = new SettingTexts(new CodeComments(types.Select(type => type.Assembly).Append(typeof(CallInitiation).Assembly).Distinct()));
    }

    /// <summary>Writes it.</summary>
    /// <param name="others">Option types of other assemblies than the platform's.</param>
    /// <returns>YAML; lines end with a line feed.</returns>
    /// <exception cref="FileNotFoundException">The documentation files do not lie beside the program.</exception>
    public static string Write(params IReadOnlyList<Type> others)
    {
        var example = new ExampleConfiguration(others);
        example.text.Lines(Head);
        var roots = example.sections.Select(section => section.Path.Split(':')[0]).Distinct(StringComparer.Ordinal);
        foreach (var root in ExampleValues.Order.Union(roots, StringComparer.Ordinal))
        {
            example.text.Space();
            example.Section(root, depth: 0);
        }

        return example.text.ToString();
    }

    private void Section(string path, int depth)
    {
        var type = sections.Find(section => string.Equals(section.Path, path, StringComparison.Ordinal)).Type;
        var key = path.Replace(':', '.');
        text.Key(depth, path.Split(':')[^1], value: null, $"{(type is null ? "" : texts.Of(type))} {ExampleValues.Notes.GetValueOrDefault(key)}".Trim());
        if (type is not null)
            Settings(Activator.CreateInstance(type, nonPublic: true)!, key, depth + 1);
        if (path is "prompts")
            SpokenTexts(depth + 1);
        foreach (var (below, _) in sections.Where(section => section.Path.StartsWith($"{path}:", StringComparison.Ordinal)))
        {
            if (below.Count(letter => letter == ':') == path.Count(letter => letter == ':') + 1)
                Section(below, depth + 1);
        }
    }

    private void Settings(object owner, string path, int depth)
    {
        foreach (var setting in owner.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            var key = SnakeCase.KeyOf(setting);
            var value = setting.GetValue(owner);
            if (SettingsReader.ElementType(setting.PropertyType) is { } element)
                List($"{path}.{key}", key, setting, element, depth);
            else if (SettingsReader.IsGroup(setting.PropertyType))
                Group(value ?? Activator.CreateInstance(setting.PropertyType)!, $"{path}.{key}", key, setting, depth);
            else
                text.Key(depth, key, ExampleValues.Scalars.GetValueOrDefault($"{path}.{key}") ?? Written(value, setting), CommentOn(setting, $"{path}.{key}"));
        }
    }

    private void Group(object group, string path, string key, PropertyInfo setting, int depth)
    {
        text.Key(depth, key, value: null, texts.Of(setting).Meaning);
        Settings(group, path, depth + 1);
    }

    private void List(string path, string key, PropertyInfo setting, Type element, int depth)
    {
        text.Comment(depth, CommentOn(setting, path));
        if (SettingsReader.IsGroup(element))
            Parts(element, depth);
        text.Key(depth, key, value: null, comment: "");
        if (ExampleValues.Lists.TryGetValue(path, out var items))
            text.Lines(items, depth + 1);
    }

    private void Parts(Type element, int depth)
    {
        foreach (var part in element.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
            text.Comment(depth, $"* {SnakeCase.KeyOf(part)}: {CommentOn(part, path: null)}");
    }

    private void SpokenTexts(int depth)
    {
        text.Comment(depth, "What is spoken word for word, instead of the built-in texts: variants, one of which is taken for each call, in the language tts_lang or by language. "
            + "All may have {bot_name} and {bot_company}; ivr_language_tpl also {label} and {index}.");
        text.Key(depth, "tts", value: null, comment: "");
        text.Key(depth + 1, "tts_lang", "en-US", "Language of the lists that are not given by language.");
        foreach (var prompt in Enum.GetValues<SpokenPrompt>())
        {
            var key = PromptTemplate.KeyOf(prompt);
            text.Key(depth + 1, key, value: null, texts.Of(prompt));
            if (ExampleValues.Lists.TryGetValue($"prompts.tts.{key}", out var variants))
                text.Lines(variants, depth + 2);
        }

        text.Comment(depth + 1, "Other variants of these, each for a percentage of callers.");
        Parts(typeof(SpokenTrialOptions), depth + 1);
        text.Comment(depth + 1, "* texts: The variants, a list in the language tts_lang or lists by language; translated where a language has none. Required.");
        text.Key(depth + 1, "trials", value: null, comment: "");
    }

    private string CommentOn(PropertyInfo setting, string? path)
    {
        var (meaning, values) = texts.Of(setting);
        List<string> sentences = [meaning, values];
        if (setting.GetCustomAttribute<RequiredAttribute>() is not null && !values.StartsWith("Required", StringComparison.Ordinal))
            sentences.Add("Required.");
        if ((Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType) is { IsEnum: true } choices)
            sentences.Add($"One of {string.Join(", ", Enum.GetNames(choices).Select(name => SnakeCase.ChoiceOf(choices, name)))}.");
        if (setting.GetCustomAttribute<SecretAttribute>() is not null)
            sentences.Add(path is null ? "Secret." : $"Secret: {path.Replace(".", "__", StringComparison.Ordinal).ToUpperInvariant()}.");
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0).Select(sentence => sentence.EndsWith('.') || sentence.EndsWith('…') ? sentence : $"{sentence}."));
    }

    private static string? Written(object? value, PropertyInfo setting) => value switch
    {
        null or "" => null,
        TimeSpan span => setting.GetCustomAttribute<DurationAttribute>()!.UnitsOf(span).ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Enum choice => SnakeCase.ChoiceOf(choice.GetType(), choice.ToString()),
        Uri url => url.OriginalString,
        PhoneNumber => null,
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
