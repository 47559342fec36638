using CallCenter.Platform.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CallCenter.Platform.Persistence;

/// <summary>Adds the store.</summary>
public static class PersistenceRegistration
{
    private const string FileName = "callcenter.db";
    private const string ApplicationName = "callcenter";

    // A host that loses power in the middle of a transaction leaves its locks behind until the server notices: by default in two hours.
    private const string LetGoOfTheDead =
        "-c idle_in_transaction_session_timeout=30s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    // Seconds between signs of life on a connection that only listens.
    private const int KeepAlive = 30;

    /// <summary>
    /// Registers <see cref="CallCenterDbContext"/> (scoped) and its factory on what <see cref="DatabaseOptions"/> name, a SQLite file in
    /// the <see cref="DataFolder"/> or a PostgreSQL server, and brings it up to the current version: a file before any service starts,
    /// a server as soon as it answers, which <see cref="StoreReady"/> tells.
    /// </summary>
    public static IHostApplicationBuilder AddPersistence(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<StoreReady>();
        services.AddPooledDbContextFactory<CallCenterDbContext>((provider, options) =>
        {
            var database = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            if (database.Provider == DatabaseProvider.Postgresql)
                UsePostgreSql(options, database.ConnectionString!);
            else
                UseSqliteFile(options, provider.GetRequiredService<DataFolder>().OwnFile(FileName));
        });
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContext());
        services.AddStoreTransactions();
        services.AddHostedService<MigrationAtStart>();
        return builder;
    }

    /// <summary>Points a context at a SQLite file with the settings that all our connections need; for tests and tools without a host.</summary>
    /// <param name="options">The options to complete.</param>
    /// <param name="path">Full path of the file.</param>
    public static DbContextOptionsBuilder UseSqliteFile(DbContextOptionsBuilder options, string path) => options
        .UseSqlite($"Data Source={path}")
        .AddInterceptors(SqliteConnectionSettings.Instance);

    /// <summary>Points a context at a PostgreSQL database, through the pool of connections that the process has for it; for tests and tools without a host.</summary>
    /// <param name="options">The options to complete.</param>
    /// <param name="connectionString">How to reach the database; where it names no application or <c>Options</c> of the session, the server is told ours.</param>
    public static DbContextOptionsBuilder UsePostgreSql(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        connection.ApplicationName ??= ApplicationName;
        connection.Options ??= LetGoOfTheDead;
        if (connection.KeepAlive == 0)
            connection.KeepAlive = KeepAlive;
        return options.UseNpgsql(connection.ConnectionString);
    }

    internal static void AddStoreTransactions(this IServiceCollection services)
    {
        services.TryAddSingleton<SqliteWriteGate>();
        services.TryAddSingleton<OutboxSignal>();
        services.TryAddScoped(provider => new StoreTransaction(
            provider.GetRequiredService<CallCenterDbContext>(),
            provider.GetRequiredService<SqliteWriteGate>(),
            provider.GetRequiredService<OutboxSignal>()));
    }
}
