namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>A document is no YAML, or none that configuration can be read from.</summary>
internal sealed class YamlSyntaxException(long line, string message, Exception? inner = null) : Exception(message, inner)
{
    public long Line => line;
}
