using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence.Migrations;

/// <summary>
/// Applies the migrations that a store has not seen yet, all in one transaction under a lock: several processes may start on one
/// store at once, and a migration that fails leaves the store as it was. They are the embedded files <c>Sqlite/NNNN_name.sql</c> and
/// <c>PostgreSql/NNNN_name.sql</c>; the table <c>schema_version</c> keeps which ones were applied when.
/// </summary>
public static class StoreMigrator
{
    // The name of the lock, drawn once; every process of the product takes the same, and nothing else does.
    private const string PostgreSqlLock = "SELECT pg_advisory_xact_lock(7230418896512043841);";

    /// <summary>Brings the store of this context up to the current version.</summary>
    /// <exception cref="StoreVersionException">The store was written by a newer version of the product.</exception>
    /// <exception cref="DbException">The store does not answer, or refused a migration.</exception>
    public static async Task MigrateAsync(CallCenterDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = context.Database.GetDbConnection();
            if (context.Database.IsSqlite())
                await MigrateSqliteAsync(connection, time, cancellationToken);
            else
                await MigratePostgreSqlAsync(connection, time, cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task MigrateSqliteAsync(DbConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL;", cancellationToken);
        await ExecuteAsync(connection, "BEGIN EXCLUSIVE;", cancellationToken);
        try
        {
            await ApplyAsync(connection, Migration.In("Sqlite"), time, cancellationToken);
            await ExecuteAsync(connection, "COMMIT;", cancellationToken);
        }
        catch
        {
            await ExecuteAsync(connection, "ROLLBACK;", CancellationToken.None);
            throw;
        }
    }

    private static async Task MigratePostgreSqlAsync(DbConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);
        await ExecuteAsync(connection, PostgreSqlLock, cancellationToken);
        await ApplyAsync(connection, Migration.In("PostgreSql"), time, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ApplyAsync(DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);", cancellationToken);
        var applied = await VersionAsync(connection, cancellationToken);
        if (applied > migrations[^1].Version)
            throw new StoreVersionException($"The store has version {applied}, but this version of the product knows only {migrations[^1].Version}.");
        foreach (var migration in migrations.Where(migration => migration.Version > applied))
        {
            await ExecuteAsync(connection, await migration.ReadAsync(cancellationToken), cancellationToken);
            await NoteAsync(connection, migration, time.GetUtcNow(), cancellationToken);
        }
    }

    private static async Task NoteAsync(DbConnection connection, Migration migration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO schema_version (version, name, applied_at) VALUES (@version, @name, @at);";
        Add(insert, "@version", migration.Version);
        Add(insert, "@name", migration.Name);
        Add(insert, "@at", now.ToString("O", CultureInfo.InvariantCulture));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static async Task<long> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(version), 0) FROM schema_version;";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();

        // As long as it takes: another process may be busy with a large table, or we are.
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // All texts are ours: constants and embedded files.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
