using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Adds the journals of calls.</summary>
internal static class JournalRegistration
{
    /// <summary>Adds the folder of the journals, and what erases them.</summary>
    public static IServiceCollection AddJournals(this IServiceCollection services)
    {
        services.AddSingleton(provider => new JournalFolder(
            JournalFiles.FolderOf(provider.GetRequiredService<IOptions<JournalOptions>>().Value.Folder, provider.GetRequiredService<DataFolder>().Root),
            provider.GetRequiredService<IOptionsMonitor<JournalOptions>>(),
            provider.GetRequiredService<CallCenterMetrics>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("CallCenter.MediaEdge")));
        services.AddSingleton<JournalSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalSweep>());
        return services;
    }
}
