using System.Globalization;
using CallCenter.Platform.Persistence;
using Npgsql;

namespace CallCenter.Local.Distributed;

/// <summary>A PostgreSQL server of this system's own, with its data in the data folder.</summary>
internal sealed class PostgresCluster(DataFolder folder, int port)
{
    private const string Debian = "/usr/lib/postgresql";
    private const string Account = "postgres";
    private const string Name = "callcenter";

    /// <summary>Ten services with up to this many connections each, well below what the server takes.</summary>
    private const int PoolSize = 20;

    private static readonly string? Programs = Find();

    private readonly string password = Convert.ToHexStringLower(folder.Secret("postgresql.key", 24));
    private readonly string home = folder.PathOf("postgresql");

    /// <summary>Why there can be no server on this machine; null where there can.</summary>
    public static string? Missing { get; } = Programs is null ? "PostgreSQL is not installed; on Debian: apt-get install postgresql" : null;

    public string ConnectionString => Connection(Name);

    private string Data => Path.Combine(home, "data");

    public Part Part => new()
    {
        Name = "postgresql",
        Program = Path.Combine(Programs!, "postgres"),
        Arguments = ["-D", Data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300"],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_MESSAGES"] = "C" },
        Port = port,
        ReadyWords = "database system is ready to accept connections",
        Account = Account,
        StopSignal = "INT",
    };

    /// <summary>Makes the cluster where there is none yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
            return;
        Directory.CreateDirectory(home);
        var secret = Path.Combine(home, "password");
        await using (var file = new StreamWriter(secret, System.Text.Encoding.ASCII, OwnerOnly.Create()))
            await file.WriteAsync(password);
        if (Environment.IsPrivilegedProcess)
            await Tool.RunAsync("chown", ["-R", $"{Account}:{Account}", home], cancellationToken);

        // What was begun and not finished is thrown away; the cluster is in its place only once it is whole.
        var draft = Path.Combine(home, "draft");
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        var program = Path.Combine(Programs!, "initdb");
        IReadOnlyList<string> arguments = ["--pgdata", draft, "--username", Name, "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"];
        if (Environment.IsPrivilegedProcess)
            await Tool.RunAsync("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", program, .. arguments], cancellationToken);
        else
            await Tool.RunAsync(program, arguments, cancellationToken);
        Directory.Move(draft, Data);
        File.Delete(secret);
    }

    /// <summary>Makes the database where there is none yet; the server must be up.</summary>
    public async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var server = new NpgsqlConnection(Connection("postgres"));
        await server.OpenAsync(cancellationToken);
        await using var known = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = 'callcenter'", server);
        if (await known.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await using var create = new NpgsqlCommand("CREATE DATABASE callcenter", server);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private string Connection(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = Name,
        Password = password,
        MaxPoolSize = PoolSize,
    }.ConnectionString;

    // Debian keeps every version in a folder of its own, and not in the path; others have one in the path.
    private static string? Find()
    {
        IEnumerable<string> versions = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian)
                .OrderByDescending(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return versions.Concat(path).FirstOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")) && File.Exists(Path.Combine(programs, "postgres")));
    }
}
