using System.Diagnostics;
using Npgsql;

namespace CallCenter.Testing.Servers;

/// <summary>
/// A real PostgreSQL server on a new cluster in a folder of its own, reached through a socket in that folder: no port is taken, and no
/// other server of the machine matters. Check <see cref="PostgresInstallation.Missing"/> before.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Account of the tests, a superuser, who has to give <see cref="Password"/>.</summary>
    public const string User = "tester";

    /// <summary>Password of <see cref="User"/>.</summary>
    public const string Password = "s3cret-of-the-tests";

    private const string ReadyLine = "database system is ready to accept connections";

    private static readonly Lock Gate = new();
    private static Task<PostgresServer>? shared;

    private readonly TempFolder folder = new();
    private readonly bool durable;
    private Process? process;
    private Task saying = Task.CompletedTask;

    private PostgresServer(bool durable)
    {
        this.durable = durable;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
    }

    private string Data => folder.PathOf("data");

    /// <summary>The server that all tests of this process share, which do not stop it; it ends with the process.</summary>
    public static Task<PostgresServer> SharedAsync()
    {
        lock (Gate)
            return shared ??= StartNewAsync();
    }

    /// <summary>Makes a cluster of its own and starts it, for tests that stop or kill their server.</summary>
    /// <param name="durable">Whether commits reach the disk, as in real life; only measurements need it, since also a killed server finds what it wrote.</param>
    public static async Task<PostgresServer> StartNewAsync(bool durable = false)
    {
        var server = new PostgresServer(durable);
        await PostgresInstallation.HandOverAsync(server.folder.Path);
        var secret = server.folder.Write("password", Password);
        await PostgresInstallation.HandOverAsync(secret);
        var (program, arguments) = PostgresInstallation.Command(
            "initdb", "--pgdata", server.Data, "--username", User, "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
        await Programs.RunAsync(program, arguments);
        await server.StartAsync();
        return server;
    }

    /// <summary>How to reach a database of the server, which may be stopped or lack it.</summary>
    public string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder.Path, Username = User, Password = Password, Database = database }.ConnectionString;

    /// <summary>Makes a new database, empty and of no other test.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresDatabase(this, name);
    }

    /// <summary>Starts it after it was stopped or killed; when this returns, it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message holds what it said.</exception>
    public async Task StartAsync()
    {
        var sync = durable ? "on" : "off";
        var (program, arguments) = PostgresInstallation.Command(
            "postgres", "-D", Data, "-k", folder.Path, "-c", "listen_addresses=", "-c", "max_connections=300", "-c", $"fsync={sync}", "-c", $"full_page_writes={sync}");
        process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["LC_MESSAGES"] = "C" },
        })!;
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.Contains(ReadyLine, StringComparison.Ordinal))
                continue;
            // What else it says is read so that it never waits for a reader.
            saying = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            return;
        }

        throw new InvalidOperationException($"PostgreSQL does not start: {string.Join('\n', said)}");
    }

    /// <summary>Stops it in order: sessions are ended, open transactions rolled back.</summary>
    public async Task StopAsync()
    {
        await Programs.RunAsync("kill", ["-INT", $"{process!.Id}"]);
        await EndedAsync();
    }

    /// <summary>Kills it with all its sessions, as <c>kill -9</c> does; the next start recovers what was committed.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await EndedAsync();
    }

    /// <summary>Kills it and starts it again.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();
        folder.Dispose();
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionStringOf("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A statement on a database by a name that was drawn here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task EndedAsync()
    {
        await process!.WaitForExitAsync();
        await saying;
        process.Dispose();
        process = null;
    }

    private void End()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        folder.Dispose();
    }
}
