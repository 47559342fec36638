using CallCenter.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Platform.Effects;

/// <summary>Adds the ledger of effects.</summary>
public static class EffectRegistration
{
    /// <summary>Registers <see cref="EffectLedger"/> (scoped) on the store. Several modules of one host may ask for it.</summary>
    public static IServiceCollection AddEffectLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<EffectsUnderWay>();
        services.TryAddScoped(provider => new EffectLedger(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<StoreTransaction>(),
            provider.GetRequiredService<EffectsUnderWay>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
