using System.Globalization;
using CallCenter.Platform.Persistence;
using Npgsql;

namespace CallCenter.Local.Distributed;

/// <summary>A PostgreSQL server of this system's own, with its data in the data folder, or where <see cref="PostgresHome"/> says.</summary>
internal sealed class PostgresCluster(DataFolder folder, int port)
{
    private const string Debian = "/usr/lib/postgresql";
    private const string AccountName = "postgres";
    private const string Name = "callcenter";

    /// <summary>Ten services with up to this many connections each, well below what the server takes.</summary>
    private const int PoolSize = 20;

    private static readonly string? Programs = Find();
    private static readonly SystemAccount? Account = Environment.IsPrivilegedProcess ? SystemAccount.Find(AccountName) : null;

    private readonly string password = Convert.ToHexStringLower(folder.Secret("postgresql.key", 24));
    private string home = "";

    /// <summary>Why there can be no server on this machine; null where there can.</summary>
    public static string? Missing { get; } = Programs is null
        ? "PostgreSQL is not installed; on Debian: apt-get install postgresql"
        : Environment.IsPrivilegedProcess && Account is null
            ? $"PostgreSQL does not run as root, and there is no account {AccountName} to run it as; run this as another user."
            : null;

    public string ConnectionString => Connection(Name);

    /// <summary>Folder of its data; known once it is prepared.</summary>
    public string Home => home;

    /// <summary>Whether that is outside of the data folder; known once it is prepared.</summary>
    public bool IsElsewhere => !home.StartsWith(folder.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string Data => DataIn(home);

    public Part Part => new()
    {
        Name = "postgresql",
        Program = Path.Combine(Programs!, "postgres"),
        Arguments = ["-D", Data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300"],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_MESSAGES"] = "C" },
        Port = port,
        ReadyWords = "database system is ready to accept connections",
        Account = Account?.Name,
        StopSignal = "INT",
    };

    /// <summary>Whether there is a cluster in a home folder.</summary>
    public static bool IsIn(string home) => File.Exists(Path.Combine(DataIn(home), "PG_VERSION"));

    /// <summary>Makes the cluster where there is none yet.</summary>
    /// <exception cref="PartFailedException">It cannot be made.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        home = await PostgresHome.FindAsync(folder, password, Account, cancellationToken);
        if (IsIn(home))
            return;
        Directory.CreateDirectory(home);
        var secret = Path.Combine(home, "password");
        await using (var file = new StreamWriter(secret, System.Text.Encoding.ASCII, OwnerOnly.Create()))
            await file.WriteAsync(password);
        if (Account is { Name: var owner })
            await Tool.RunAsync("chown", ["-R", $"{owner}:{owner}", home], cancellationToken);

        // What was begun and not finished is thrown away; the cluster is in its place only once it is whole.
        var draft = Path.Combine(home, "draft");
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        var program = Path.Combine(Programs!, "initdb");
        IReadOnlyList<string> arguments = ["--pgdata", draft, "--username", Name, "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"];
        if (Account is not null)
            await Tool.RunAsync("setpriv", Account.As(program, arguments), cancellationToken);
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

    private static string DataIn(string home) => Path.Combine(home, "data");

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
