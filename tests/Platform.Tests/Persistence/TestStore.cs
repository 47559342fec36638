using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using CallCenter.Testing.Servers;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A store of one test.</summary>
internal abstract class TestStore : IAsyncDisposable
{
    /// <summary>A store with the current schema; skips the test where its database cannot be had.</summary>
    public static async Task<TestStore> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var store = await EmptyAsync(provider);
        await using var context = store.Open();
        await StoreMigrator.MigrateAsync(context, TimeProvider.System, TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>A store without tables; skips the test where its database cannot be had.</summary>
    public static async Task<TestStore> EmptyAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
            return new SqliteTestStore();
        if (PostgresInstallation.Missing is { } reason)
            Assert.Skip(reason);
        return new PostgresTestStore(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());
    }

    public CallCenterDbContext Open()
    {
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        Use(options);
        return new CallCenterDbContext(options.Options);
    }

    /// <summary>Points a context at this store.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    public abstract ValueTask DisposeAsync();
}
