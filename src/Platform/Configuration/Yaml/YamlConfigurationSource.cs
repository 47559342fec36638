using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>A YAML file as a source of configuration, read again when it changes.</summary>
internal sealed class YamlConfigurationSource : FileConfigurationSource
{
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new YamlConfigurationProvider(this);
    }
}
