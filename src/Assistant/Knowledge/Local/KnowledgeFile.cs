using CallCenter.Platform.Persistence;
using Microsoft.Data.Sqlite;

namespace CallCenter.Assistant.Knowledge.Local;

/// <summary>The SQLite file of the local index; made by the first import. Every error of SQLite comes out as a <see cref="KnowledgeException"/>.</summary>
internal sealed class KnowledgeFile(DataFolder folder)
{
    /// <summary>Its name in the data folder.</summary>
    public const string Name = "knowledge.db";

    private const int SchemaVersion = 1;

    // Seconds to wait for another process: a caller may be waiting for the reader, nobody for the writer.
    private const int ReaderPatience = 1;
    private const int WriterPatience = 30;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS documents (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, answer TEXT NOT NULL, question TEXT, context TEXT,
            document_synthesis TEXT, file_path TEXT, created_at TEXT, vectors BLOB) STRICT;
        CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(question, answer, context, document_synthesis, tokenize = 'porter unicode61');
        CREATE TABLE IF NOT EXISTS standing (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        PRAGMA user_version = 1;
        """;

    private readonly string path = folder.PathOf(Name);

    /// <summary>Full path.</summary>
    public string Path => path;

    /// <summary>Whether anything was ever imported.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Reads; <paramref name="whenMissing"/> where there is no file.</summary>
    /// <exception cref="KnowledgeException">It is locked, damaged or of a newer version.</exception>
    public T Read<T>(Func<SqliteConnection, T> read, T whenMissing) => Exists
        ? Guarded(ReaderPatience, connection =>
        {
            var version = Number(connection, "PRAGMA user_version");
            if (version > SchemaVersion)
                throw new KnowledgeException($"{path} was written by a newer version");
            return version == 0 ? whenMissing : read(connection);
        })
        : whenMissing;

    /// <summary>Writes in one transaction, all or nothing.</summary>
    /// <exception cref="KnowledgeException">It is locked, damaged or of a newer version.</exception>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        KeepOthersOut();
        return Guarded(WriterPatience, connection => Write(connection, write));
    }

    /// <summary>Runs a statement; returns the number of rows it changed.</summary>
    public static int Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Rows of a query.</summary>
    public static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The number that a query gives.</summary>
    public static long Number(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    // What a company knows is for its own account, like all in this folder. Opening the file of an index in use would end the locks on it.
    private void KeepOthersOut()
    {
        try
        {
            if (!Exists)
                folder.OwnFile(Name);
            else if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (UnauthorizedAccessException) when (Exists)
        {
            // It is another account's, which has let this one write.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeException($"{path} cannot be made: {error.Message}", error);
        }
    }

    private T Write<T>(SqliteConnection connection, Func<SqliteConnection, T> write)
    {
        if (Number(connection, "PRAGMA user_version") > SchemaVersion)
            throw new KnowledgeException($"{path} was written by a newer version");
        Run(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        Run(connection, Schema);
        var result = write(connection);
        Run(connection, "INSERT INTO standing VALUES ('version', $version) ON CONFLICT (name) DO UPDATE SET value = excluded.value", ("$version", Guid.NewGuid().ToString("N")));
        transaction.Commit();
        return result;
    }

    private T Guarded<T>(int patience, Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = patience }.ConnectionString);
            connection.Open();
            return work(connection);
        }
        catch (SqliteException error)
        {
            throw new KnowledgeException(error.SqliteErrorCode switch
            {
                5 or 6 => $"{path} is in use by another process",
                11 or 26 => $"{path} is damaged or no knowledge file",
                _ => $"{path} cannot be used (SQLite error {error.SqliteErrorCode})",
            }, error);
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
