using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A SQLite file of one test.</summary>
internal sealed class SqliteTestStore : TestStore
{
    private readonly TempFolder folder = new();

    public override void Use(DbContextOptionsBuilder options) => PersistenceRegistration.UseSqliteFile(options, folder.PathOf("store.db"));

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
