using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Persistence.Migrations;

/// <summary>
/// Applies the migrations that a SQLite file has not seen yet, all in one transaction under an exclusive lock: several processes
/// may start on one file at once, and a migration that fails leaves the file as it was. They are the embedded files
/// <c>NNNN_name.sql</c>; the table <c>schema_version</c> keeps which ones were applied when.
/// </summary>
public static class SqliteMigrator
{
    private const string Folder = "CallCenter.Platform.Persistence.Migrations.";

    /// <summary>Brings the file of this context up to the current version.</summary>
    /// <exception cref="DataFolderException">The file was written by a newer version of the product.</exception>
    public static async Task MigrateAsync(CallCenterDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL;", cancellationToken);
            await ExecuteAsync(connection, "BEGIN EXCLUSIVE;", cancellationToken);
            try
            {
                await ApplyAsync(connection, time, cancellationToken);
                await ExecuteAsync(connection, "COMMIT;", cancellationToken);
            }
            catch
            {
                await ExecuteAsync(connection, "ROLLBACK;", CancellationToken.None);
                throw;
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task ApplyAsync(SqliteConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);", cancellationToken);
        var applied = await VersionAsync(connection, cancellationToken);
        var migrations = Migrations();
        if (applied > migrations[^1].Version)
            throw new DataFolderException($"The store has version {applied}, but this version of the product knows only {migrations[^1].Version}.");
        foreach (var (version, name, resource) in migrations.Where(migration => migration.Version > applied))
        {
            await ExecuteAsync(connection, await ReadAsync(resource, cancellationToken), cancellationToken);
            await using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO schema_version (version, name, applied_at) VALUES ($version, $name, $at);";
            insert.Parameters.AddWithValue("$version", version);
            insert.Parameters.AddWithValue("$name", name);
            insert.Parameters.AddWithValue("$at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static List<(int Version, string Name, string Resource)> Migrations() =>
    [
        .. from resource in typeof(SqliteMigrator).Assembly.GetManifestResourceNames()
           where resource.StartsWith(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
           let name = resource[Folder.Length..^".sql".Length]
           let version = int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture)
           orderby version
           select (version, name, resource),
    ];

    private static async Task<long> VersionAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(version), 0) FROM schema_version;";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<string> ReadAsync(string resource, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // All texts are ours: constants and embedded files.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
