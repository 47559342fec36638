using Microsoft.Extensions.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>Lays a YAML document flat into the keys of the configuration system.</summary>
internal sealed class YamlDocumentReader
{
    private const int MaxDepth = 32;

    private readonly Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="YamlSyntaxException">The text is no YAML, or not one mapping of keys.</exception>
    public static YamlDocument Read(Stream stream)
    {
        var reader = new YamlDocumentReader();
        var yaml = Parse(stream);
        if (yaml.Documents.Count > 1)
            throw new YamlSyntaxException(yaml.Documents[1].RootNode.Start.Line, "expected a single document");
        if (yaml.Documents.Count == 1 && !IsNull(yaml.Documents[0].RootNode))
            reader.ReadRoot(yaml.Documents[0].RootNode);
        return new YamlDocument(reader.values, reader.lines);
    }

    private static YamlStream Parse(Stream stream)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var parser = new Parser(new StringReader(text));
        try
        {
            yaml.Load(parser);
            return yaml;
        }
        catch (YamlException error) when (TabFrom(error.Start.Line, text) is { } line)
        {
            throw new YamlSyntaxException(line, "indented by a tab, expected blanks", error);
        }
        catch (YamlException error)
        {
            throw new YamlSyntaxException(error.End.Line, error.InnerException?.Message ?? error.Message, error);
        }
        catch (InvalidOperationException error)
        {
            // What the parser makes of a list in brackets that is never closed.
            throw new YamlSyntaxException(parser.Current?.End.Line ?? 1, "expected another item or a closing bracket", error);
        }
    }

    // The parser stumbles over a tab where what it indents belongs to begins, which may be far above.
    private static long? TabFrom(long first, string text) => text.Split('\n').Index().Skip((int)Math.Max(first - 1, 0))
        .Where(line => line.Item.TrimStart(' ') is ['\t', ..] && !string.IsNullOrWhiteSpace(line.Item))
        .Select(line => (long?)line.Index + 1)
        .FirstOrDefault();

    private void ReadRoot(YamlNode root)
    {
        if (root is not YamlMappingNode mapping)
            throw new YamlSyntaxException(root.Start.Line, "expected keys with values, such as 'llm:'");
        foreach (var (name, value) in mapping.Children)
            ReadEntry(name, value, "", 0);
    }

    private void Read(YamlNode node, string key, int depth)
    {
        if (depth > MaxDepth)
            throw new YamlSyntaxException(node.Start.Line, $"nested more than {MaxDepth} levels deep");
        switch (node)
        {
            case YamlMappingNode { Children.Count: 0 } or YamlSequenceNode { Children.Count: 0 }:
                Set(key, "", node);
                break;
            case YamlMappingNode mapping:
                foreach (var (name, value) in mapping.Children)
                    ReadEntry(name, value, key, depth);
                break;
            case YamlSequenceNode sequence:
                for (var i = 0; i < sequence.Children.Count; i++)
                    ReadItem(sequence.Children[i], Join(key, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), depth);
                break;
            case YamlScalarNode scalar when !IsNull(scalar):
                Set(key, scalar.Value, scalar);
                break;
        }
    }

    private void ReadEntry(YamlNode name, YamlNode value, string key, int depth)
    {
        if (name is not YamlScalarNode { Value.Length: > 0 } scalar)
            throw new YamlSyntaxException(name.Start.Line, "expected a plain key");
        var path = Join(key, scalar.Value);
        if (!lines.TryAdd(path, (int)name.Start.Line))
            throw new YamlSyntaxException(name.Start.Line, $"the key '{scalar.Value}' is there twice");
        Read(value, path, depth + 1);
    }

    private void ReadItem(YamlNode item, string path, int depth)
    {
        lines.TryAdd(path, (int)item.Start.Line);
        Read(item, path, depth + 1);
    }

    private void Set(string key, string? value, YamlNode node)
    {
        values[key] = value;
        lines.TryAdd(key, (int)node.Start.Line);
    }

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    private static string Join(string key, string name) => key.Length == 0 ? name : ConfigurationPath.Combine(key, name);
}
