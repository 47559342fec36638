using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Housekeeping;

/// <summary>Adds housekeeping.</summary>
public static class HousekeepingRegistration
{
    /// <summary>
    /// Has this host erase what is older than <c>retention</c> says. One service does it for all, the one that writes the store; several
    /// instances of it get along.
    /// </summary>
    public static IHostApplicationBuilder AddHousekeeping(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RetentionRound>();
        builder.Services.AddHostedService<HousekeepingService>();
        return builder;
    }
}
