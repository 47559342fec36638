using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A migrated SQLite file of one test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TempFolder folder = new();

    public string Path => folder.PathOf("store.db");

    public static async Task<TestStore> CreateAsync()
    {
        var store = new TestStore();
        await using var context = store.Open();
        await SqliteMigrator.MigrateAsync(context, TimeProvider.System, TestContext.Current.CancellationToken);
        return store;
    }

    public CallCenterDbContext Open()
    {
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        PersistenceRegistration.UseSqliteFile(options, Path);
        return new CallCenterDbContext(options.Options);
    }

    public void Dispose() => folder.Dispose();
}
