using CallCenter.Platform.Persistence;
using CallCenter.Testing.Servers;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A PostgreSQL database of one test.</summary>
internal sealed class PostgresTestStore(PostgresDatabase database) : TestStore
{
    public string ConnectionString => database.ConnectionString;

    public override void Use(DbContextOptionsBuilder options) => PersistenceRegistration.UsePostgreSql(options, database.ConnectionString);

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
