using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Persistence;

/// <summary>Adds the store.</summary>
public static class PersistenceRegistration
{
    private const string FileName = "callcenter.db";

    /// <summary>
    /// Registers <see cref="CallCenterDbContext"/> (scoped) and its factory on a SQLite file in the <see cref="DataFolder"/>, and
    /// brings the file up to the current version before any service starts.
    /// </summary>
    public static IHostApplicationBuilder AddPersistence(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<SqliteWriteGate>();
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddScoped(provider => new StoreTransaction(
            provider.GetRequiredService<CallCenterDbContext>(),
            provider.GetRequiredService<SqliteWriteGate>(),
            provider.GetRequiredService<OutboxSignal>()));
        services.AddDbContextFactory<CallCenterDbContext>((provider, options) =>
            UseSqliteFile(options, provider.GetRequiredService<DataFolder>().PathOf(FileName)));
        services.AddHostedService<MigrationAtStart>();
        return builder;
    }

    /// <summary>Points a context at a SQLite file with the settings that all our connections need; for tests and tools without a host.</summary>
    /// <param name="options">The options to complete.</param>
    /// <param name="path">Full path of the file.</param>
    public static DbContextOptionsBuilder UseSqliteFile(DbContextOptionsBuilder options, string path) => options
        .UseSqlite($"Data Source={path}")
        .AddInterceptors(SqliteConnectionSettings.Instance);
}
