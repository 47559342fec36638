using System.Reflection;
using System.Text.RegularExpressions;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Documentation;

namespace CallCenter.Platform.Configuration.Example;

/// <summary>What the documentation comments say about settings, in the words of the configuration file: references become keys.</summary>
internal sealed partial class SettingTexts(CodeComments comments)
{
    /// <summary>The first sentence about a section.</summary>
    public string Of(Type section)
    {
        var text = Text($"T:{section.FullName}", "summary");
        var end = SentenceEnd().Match(text);
        return WithoutKey(end.Success ? text[..(end.Index + 1)] : text, section.GetCustomAttribute<SectionAttribute>()?.Path.Replace(':', '.'));
    }

    /// <summary>What a setting means, and its range, unit and default.</summary>
    public (string Meaning, string Values) Of(PropertyInfo setting)
    {
        var name = $"P:{setting.DeclaringType!.FullName}.{setting.Name}";
        var values = Text(name, "value");
        var key = SnakeCase.KeyOf(setting) + ", ";
        return (Text(name, "summary"), values.StartsWith(key, StringComparison.Ordinal) ? values[key.Length..] : values);
    }

    /// <summary>The occasion of a spoken text.</summary>
    public string Of(SpokenPrompt prompt) => WithoutKey(Text($"F:{typeof(SpokenPrompt).FullName}.{prompt}", "summary"), PromptTemplate.KeyOf(prompt));

    private string Text(string member, string part) => comments.Text(member, part, KeyOf);

    // P:CallCenter.Platform.Configuration.SpeechOptions.Provider is provider, F:….SpeechService.OpenAI is openai, T:….SpeechOptions is speech.
    private static string KeyOf(string reference)
    {
        var path = reference[2..];
        if (reference[0] == 'T')
            return Find(path)?.GetCustomAttribute<SectionAttribute>()?.Path.Replace(':', '.') ?? path.Split('.')[^1];
        var (type, name) = (Find(path[..path.LastIndexOf('.')]), path.Split('.')[^1]);
        return type?.GetProperty(name) is { } property ? SnakeCase.KeyOf(property)
            : type is { IsEnum: true } ? SnakeCase.ChoiceOf(type, name)
            : SnakeCase.Of(name);
    }

    private static Type? Find(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.FullName!.StartsWith("CallCenter.", StringComparison.Ordinal)).Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    private static string WithoutKey(string text, string? key) => key is null ? text : text.Replace($" ({key})", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\.(?= [A-Z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
