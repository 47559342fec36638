using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// What every connection to the SQLite file is told when it opens: foreign keys on, up to five seconds of waiting for another
/// process that writes, and a sync to disk at checkpoints instead of at every commit. The last is safe against a crash of the
/// process; after a power failure the newest commits may be missing but the file is whole (sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL;";

    public static SqliteConnectionSettings Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
