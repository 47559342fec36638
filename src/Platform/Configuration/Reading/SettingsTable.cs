namespace CallCenter.Platform.Configuration.Reading;

/// <summary>All options classes.</summary>
internal static class SettingsTable
{
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(CallTimeoutOptions),
        typeof(CognitiveServiceOptions),
        typeof(CommunicationServicesOptions),
        typeof(ConversationOptions),
        typeof(DatabaseOptions),
        typeof(EmergencyOptions),
        typeof(FeatureFlags),
        typeof(LlmOptions),
        typeof(MonitoringOptions),
        typeof(ResourcesOptions),
        typeof(SecurityOptions),
        typeof(SmsOptions),
    ];
}
