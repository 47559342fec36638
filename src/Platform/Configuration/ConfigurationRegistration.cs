using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Configuration.Yaml;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration;

/// <summary>Adds the configuration of the product to a host.</summary>
public static class ConfigurationRegistration
{
    private const string DefaultFile = "config.yaml";

    /// <summary>
    /// Puts the YAML file named by the setting <c>config</c> (by default <c>config.yaml</c>, where there is one) below environment
    /// and command line, and registers all options, <see cref="CallDefaults"/>, <see cref="LanguageCatalog"/> and
    /// <see cref="SpokenPrompts"/>. The host checks everything when it starts and throws a <see cref="ConfigurationException"/>.
    /// </summary>
    /// <exception cref="ConfigurationException">The file does not exist or is no YAML.</exception>
    public static IHostApplicationBuilder AddCallCenterConfiguration(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.Sources.OfType<YamlConfigurationSource>().Any())
            AddFile(builder.Configuration);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStartupValidator, ConfigurationCheck>();
        Add<CallTimeoutOptions>(services);
        Add<CognitiveServiceOptions>(services);
        Add<CommunicationServicesOptions>(services);
        Add<ConversationOptions>(services);
        Add<DatabaseOptions>(services);
        Add<EmergencyOptions>(services);
        Add<FeatureFlags>(services);
        Add<LlmOptions>(services);
        Add<MonitoringOptions>(services);
        Add<ResourcesOptions>(services);
        Add<SecurityOptions>(services);
        Add<SmsOptions>(services);
        services.TryAddSingleton<CallDefaults>();
        services.TryAddSingleton<LanguageCatalog>();
        services.TryAddSingleton<SpokenPrompts>();
        return builder;
    }

    private static void Add<TOptions>(IServiceCollection services)
        where TOptions : class
    {
        services.AddSingleton<IConfigureOptions<TOptions>, SettingsConfigurator<TOptions>>();
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(provider =>
            new ConfigurationChangeTokenSource<TOptions>(provider.GetRequiredService<IConfiguration>()));
    }

    private static void AddFile(IConfigurationManager configuration)
    {
        var named = configuration["config"];
        var path = Path.GetFullPath(named ?? DefaultFile);
        if (!File.Exists(path))
        {
            if (named is not null)
                throw new ConfigurationException([new ConfigurationProblem("config", $"the file {path} does not exist")]);
            return;
        }

        // Lowest of all sources but those that a host put there before as its own defaults: those come first in the list.
        configuration.Sources.Insert(BelowEnvironment(configuration), new YamlConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(path)!, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None),
            Path = Path.GetFileName(path),
            Optional = true,
            ReloadOnChange = true,
        });
    }

    private static int BelowEnvironment(IConfigurationManager configuration)
    {
        var sources = configuration.Sources;
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] is Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationSource { Prefix: null or "" })
                return i;
        }

        return sources.Count;
    }
}
