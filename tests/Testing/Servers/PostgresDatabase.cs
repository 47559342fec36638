using Npgsql;

namespace CallCenter.Testing.Servers;

/// <summary>A database of one test, gone with it.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly string name;

    internal PostgresDatabase(PostgresServer server, string name)
    {
        this.server = server;
        this.name = name;
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString => server.ConnectionStringOf(name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
        catch (NpgsqlException)
        {
            // The server was stopped or killed by its test, and the database goes with the cluster.
        }
    }
}
