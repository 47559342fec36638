using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Insights;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Moderation;
using CallCenter.Assistant.Prompts;
using CallCenter.Assistant.Realtime;
using CallCenter.Assistant.Tools;
using CallCenter.Assistant.Translation;
using CallCenter.Platform.Caching;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Translation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant;

/// <summary>Adds the assistant to a host.</summary>
public static class AssistantModule
{
    /// <summary>
    /// Registers <see cref="ChatAssistant"/> and <see cref="InsightsWriter"/>. Needs the configuration of the platform. May be called by
    /// several modules of one host.
    /// </summary>
    public static IHostApplicationBuilder AddAssistant(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelDeadlines>();
        services.TryAddSingleton<CallerClock>();
        services.TryAddSingleton<PromptWriter>();
        builder.AddSharedCache();
        services.AddKnowledge();
        services.AddModels();
        services.AddServiceRow(ContentSafety.Service, provider => provider.GetRequiredService<IOptions<ContentSafetyOptions>>().Value.Endpoint is not null);
        services.TryAddSingleton<ContentSafety>();
        services.TryAddSingleton<DocumentShield>();
        services.TryAddSingleton<ITextTranslator, ModelTranslator>();
        services.TryAddSingleton(provider => new Toolbox(
        [
            new UpdatedClaimTool(),
            new NewClaimTool(),
            new ReminderTool(),
            new SendSmsTool(),
            new SpeechSpeedTool(),
            new SpeechLanguageTool(),
            new SearchDocumentTool(provider.GetRequiredService<KnowledgeLibrary>(), provider.GetRequiredService<DocumentShield>()),
            new NotifyEmergenciesTool(provider.GetRequiredService<IOptionsMonitor<EmergencyOptions>>()),
            new TalkToHumanTool(),
            new EndCallTool(),
        ]));
        services.TryAddSingleton(provider => new ChatAssistant(
            provider.GetRequiredService<ChatModels>(),
            provider.GetRequiredService<Toolbox>(),
            provider.GetRequiredService<KnowledgeLibrary>(),
            provider.GetRequiredService<ContentSafety>(),
            provider.GetRequiredService<DocumentShield>(),
            provider.GetRequiredService<PromptWriter>(),
            provider.GetRequiredService<CallerClock>(),
            provider.GetRequiredService<ModelDeadlines>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptionsMonitor<FeatureFlags>>(),
            provider.GetRequiredService<ILogger<ChatAssistant>>()));
        services.TryAddSingleton(provider => new RealtimeAssistant(
            provider.GetRequiredService<Toolbox>(),
            provider.GetRequiredService<PromptWriter>(),
            provider.GetRequiredService<CallerClock>(),
            provider.GetRequiredService<ContentSafety>(),
            provider.GetRequiredService<ILogger<RealtimeAssistant>>()));
        services.TryAddSingleton(provider => new InsightsWriter(
            provider.GetRequiredService<ChatModels>(),
            provider.GetRequiredService<PromptWriter>(),
            provider.GetRequiredService<CallerClock>(),
            provider.GetRequiredService<ModelDeadlines>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<InsightsWriter>>()));
        return builder;
    }
}
