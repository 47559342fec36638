using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>
/// A mapping of a YAML file, read key by key. Every problem is noted with its line and key and reading goes on, so one look tells all.
/// </summary>
internal sealed class YamlSection(YamlMappingNode node, string path, List<ScenarioProblem> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Line of the section, counted from 1.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>Path of the section, such as <c>caller.rules[2]</c>; empty for the root.</summary>
    public string Path => path;

    /// <summary>Keys that are there, in file order.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The node of <paramref name="key"/>, or <see langword="null"/> when absent or empty.</summary>
    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        var found = node.Children.FirstOrDefault(child => child.Key is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal)).Value;
        return found is YamlScalarNode { Value: "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain } ? null : found;
    }

    /// <summary>Whether <paramref name="key"/> is written, even if empty.</summary>
    public bool Has(string key) => Keys.Contains(key, StringComparer.Ordinal);

    /// <summary>A text.</summary>
    public string? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            case var other:
                Note(other, key, "must be a text");
                return null;
        }
    }

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { Length: > 0 } text)
            return text;
        if (Node(key) is null)
            problems.Add(new ScenarioProblem(Line, Under(key), "is required"));
        return "";
    }

    /// <summary>A list of texts, or a single one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlScalarNode scalar:
                return [scalar.Value ?? ""];
            case YamlSequenceNode list when list.Children.All(child => child is YamlScalarNode):
                return [.. list.Children.Cast<YamlScalarNode>().Select(child => child.Value ?? "")];
            case var other:
                Note(other, key, "must be a text or a list of texts");
                return [];
        }
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        Note(key, $"must be true or false, not '{text}'");
        return null;
    }

    /// <summary>A number within <paramref name="least"/> and <paramref name="most"/>, both included.</summary>
    public double? Number(string key, double least, double most)
    {
        if (Text(key) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Note(key, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}, not '{text}'"));
        return null;
    }

    /// <summary>A whole number within <paramref name="least"/> and <paramref name="most"/>, both included.</summary>
    public int? Count(string key, int least, int most)
    {
        if (Number(key, least, most) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Note(key, "must be a whole number");
        return null;
    }

    /// <summary>A duration in milliseconds.</summary>
    public TimeSpan? Milliseconds(string key, double least = 0, double most = 600_000)
        => Number(key, least, most) is { } value ? TimeSpan.FromMilliseconds(value) : null;

    /// <summary>A duration in seconds.</summary>
    public TimeSpan? Seconds(string key, double least, double most)
        => Number(key, least, most) is { } value ? TimeSpan.FromSeconds(value) : null;

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        Note(key, $"must be one of {string.Join(", ", choices.Keys)}, not '{text}'");
        return null;
    }

    /// <summary>A text that is one of a few words, letter case ignored.</summary>
    public string? Word(string key, IReadOnlyList<string> words) => Text(key) is { } text && IsOneOf(key, text, words) ? text : null;

    /// <summary>A list of texts, or a single one, each of them one of a few words, letter case ignored.</summary>
    public IReadOnlyList<string> Words(string key, IReadOnlyList<string> words) => [.. Texts(key).Where(text => IsOneOf(key, text, words))];

    /// <summary>A regular expression, letter case ignored, run without backtracking.</summary>
    public Regex? Pattern(string key) => Text(key) is { } text ? Compile(key, text) : null;

    /// <summary>A list of regular expressions, or a single one.</summary>
    public IReadOnlyList<Regex> Patterns(string key) => [.. Texts(key).Select(text => Compile(key, text)).OfType<Regex>()];

    /// <summary>A nested mapping.</summary>
    public YamlSection? Section(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new YamlSection(mapping, Under(key), problems);
            case var other:
                Note(other, key, "must be a mapping (key: value)");
                return null;
        }
    }

    /// <summary>A mapping found inside this section at <paramref name="innerPath"/>, such as an entry of a list.</summary>
    public YamlSection? Inner(YamlNode inner, string innerPath)
    {
        if (inner is YamlMappingNode mapping)
            return new YamlSection(mapping, innerPath, problems);
        problems.Add(new ScenarioProblem((int)inner.Start.Line, innerPath, "must be a mapping (key: value)"));
        return null;
    }

    /// <summary>A list of words or phrases, any of which fits; letter case is ignored, and they must stand as whole words.</summary>
    public Regex? Keywords(string key)
        => Texts(key) is { Count: > 0 } words ? Compile(key, $"\\b(?:{string.Join('|', words.Select(Regex.Escape))})\\b") : null;

    /// <summary>A list, one call of <paramref name="read"/> per entry with its path.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<YamlNode, string, T?> read)
        where T : class
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children.Select((child, index) => read(child, $"{Under(key)}[{index}]")).OfType<T>()];
            case var other:
                Note(other, key, "must be a list");
                return [];
        }
    }

    /// <summary>Notes a problem with <paramref name="key"/>.</summary>
    public void Note(string key, string message)
        => problems.Add(new ScenarioProblem((int)(Node(key)?.Start.Line ?? node.Start.Line), Under(key), message));

    /// <summary>Notes every key that nobody asked for; call last.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (_asked.Contains(name))
                continue;
            var nearest = Nearest.To(name, _asked);
            var advice = nearest.Count > 0 ? $"; did you mean {nearest[0]}?" : $"; known here: {string.Join(", ", _asked)}";
            problems.Add(new ScenarioProblem((int)key.Start.Line, Under(name), $"unknown key{advice}"));
        }
    }

    private bool IsOneOf(string key, string text, IReadOnlyList<string> words)
    {
        if (words.Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        Note(key, $"must be one of {string.Join(", ", words)}, not '{text}'");
        return false;
    }

    private Regex? Compile(string key, string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            Note(key, $"'{pattern}' is no usable regular expression: {exception.Message}");
            return null;
        }
    }

    private void Note(YamlNode at, string key, string message) => problems.Add(new ScenarioProblem((int)at.Start.Line, Under(key), message));

    private string Under(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
