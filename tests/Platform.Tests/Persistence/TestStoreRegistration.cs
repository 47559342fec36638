using CallCenter.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Platform.Tests.Persistence;

internal static class TestStoreRegistration
{
    /// <summary>Registers what services need to work on the store of a test.</summary>
    public static IServiceCollection AddTestStore(this IServiceCollection services, TestStore store)
    {
        services.AddDbContextFactory<CallCenterDbContext>(store.Use);
        services.AddStoreTransactions();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
