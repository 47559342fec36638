using CallCenter.Platform.Configuration.AppConfiguration;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Configuration.Yaml;
using CallCenter.Platform.Costs;
using CallCenter.Platform.Health;
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
    /// <see cref="SpokenPrompts"/>; a second call changes nothing. The host checks everything when it starts and throws a <see cref="ConfigurationException"/>.
    /// </summary>
    /// <exception cref="ConfigurationException">The file does not exist or is no YAML.</exception>
    public static IHostApplicationBuilder AddCallCenterConfiguration(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.Sources.OfType<YamlConfigurationSource>().Any())
            AddFile(builder.Configuration);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(SettingsType)))
            return builder;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStartupValidator, ConfigurationCheck>();
        services.AddSettings<AiSearchOptions>();
        services.AddSettings<AiTranslationOptions>();
        services.AddSettings<AppConfigurationOptions>();
        services.AddSettings<CacheOptions>();
        services.AddSettings<CallTimeoutOptions>();
        services.AddSettings<CognitiveServiceOptions>();
        services.AddSettings<CommunicationServicesOptions>();
        services.AddSettings<ContentSafetyOptions>();
        services.AddSettings<ConversationOptions>();
        services.AddSettings<DatabaseOptions>();
        services.AddSettings<EmergencyOptions>();
        services.AddSettings<FeatureFlags>();
        services.AddSettings<JournalOptions>();
        services.AddSettings<LlmOptions>();
        services.AddSettings<LlmRealtimeOptions>();
        services.AddSettings<MessagingOptions>();
        services.AddSettings<MediaEdgeOptions>();
        services.AddSettings<ModelPromptOptions>();
        services.AddSettings<MonitoringOptions>();
        services.AddSettings<PriceOptions>();
        services.AddSettings<ResourcesOptions>();
        services.AddSettings<RetentionOptions>();
        services.AddSettings<SecurityOptions>();
        services.AddSettings<SmsOptions>();
        services.AddSettings<SpeechOptions>();
        services.AddSingleton(AddStoredFlags(builder.Configuration));
        services.AddServiceRow(FlagRefresh.Service, provider => provider.GetRequiredService<IOptions<AppConfigurationOptions>>().Value.Access is not null);
        services.AddHostedService<FlagRefresh>();
        services.TryAddSingleton<CallDefaults>();
        services.TryAddSingleton<LanguageCatalog>();
        services.TryAddSingleton<PriceList>();
        services.TryAddSingleton<SpokenPrompts>();
        return builder;
    }

    /// <summary>Registers options that are read from the section which their <see cref="SectionAttribute"/> names, and are checked at the start with all others.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services)
        where TOptions : class, new()
    {
        services.AddSingleton(new SettingsType(typeof(TOptions)));
        services.AddSingleton<IConfigureOptions<TOptions>, SettingsConfigurator<TOptions>>();
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(provider =>
            new ConfigurationChangeTokenSource<TOptions>(provider.GetRequiredService<IConfiguration>()));
        return services;
    }

    /// <summary>Checks the whole configuration now instead of when the host starts, so that nothing has been set up yet when it is refused.</summary>
    /// <exception cref="ConfigurationException">There are problems.</exception>
    public static void CheckConfiguration(this IHost host) => host.Services.GetRequiredService<IStartupValidator>().Validate();

    // Over the file, where there is one, and under all that is set for this process alone.
    private static StoredFlags AddStoredFlags(IConfigurationManager configuration)
    {
        var flags = new StoredFlags();
        var file = configuration.Sources.ToList().FindIndex(source => source is YamlConfigurationSource);
        configuration.Sources.Insert(file + 1, flags);
        return flags;
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

        // First in the list, so that all others go before it: environment, command line, and what a test sets.
        configuration.Sources.Insert(0, new YamlConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(path)!, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None),
            Path = Path.GetFileName(path),
            Optional = true,
            ReloadOnChange = true,
        });
    }
}
