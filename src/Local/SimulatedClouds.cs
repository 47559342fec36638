using CallCenter.Platform.Configuration;
using CallCenter.Simulator;
using Microsoft.Extensions.Options;

namespace CallCenter.Local;

/// <summary>The clouds as the product expects them: what is configured for it, told to the simulator that stands in for them.</summary>
internal sealed class SimulatedClouds(
    IOptions<ResourcesOptions> resources,
    IOptions<CommunicationServicesOptions> telephone,
    IOptions<CognitiveServiceOptions> speech,
    IOptions<SpeechOptions> providers,
    IOptions<LlmOptions> models,
    IOptions<LlmRealtimeOptions> realtime,
    IOptions<AppConfigurationOptions> flags,
    IOptions<AiTranslationOptions> translator,
    IOptions<ContentSafetyOptions> safety,
    IOptions<AiSearchOptions> search,
    IOptions<SecurityOptions> security,
    IOptions<LocalSimulatorOptions> settings)
{
    /// <summary>The options of a simulator that listens there.</summary>
    public SimulatorOptions At(Uri url) => new()
    {
        Url = url.GetLeftPart(UriPartial.Authority),
        ProductUrl = resources.Value.PublicUrl.GetLeftPart(UriPartial.Authority),
        ProductApiKey = security.Value.ApiKeys.Find(key => key.Role == ApiRole.Supervisor)?.Key ?? security.Value.ApiKeys.FirstOrDefault()?.Key,
        AcsAccessKey = telephone.Value.AccessKey,
        AcsPhoneNumber = telephone.Value.PhoneNumber.Value,
        AcsResourceId = telephone.Value.ResourceId,
        EventGridKey = telephone.Value.EventGridKey,
        SpeechKey = speech.Value.AccessKey ?? "",
        AudioKey = providers.Value.OpenAI.Key ?? "",
        ModelKey = models.Value.Fast.Key ?? models.Value.Slow.Key ?? "",
        TranslatorKey = translator.Value.AccessKey ?? "",
        ContentSafetyKey = safety.Value.AccessKey ?? "",
        SearchKey = search.Value.AccessKey ?? "",
        RealtimeKey = realtime.Value.Key ?? "",
        AppConfigurationId = flags.Value.Access?.Key?.Id ?? "",
        AppConfigurationSecret = Convert.ToBase64String(flags.Value.Access?.Key?.Secret ?? []),
        ScenariosFolder = settings.Value.ScenariosFolder,
    };
}
