using System.Globalization;

namespace CallCenter.Testing.Servers;

/// <summary>The PostgreSQL programs of this machine.</summary>
public static class PostgresInstallation
{
    private const string Debian = "/usr/lib/postgresql";
    private const string Account = "postgres";

    private static readonly string? Folder = Find();

    /// <summary>Why no server can be had here, for a test that has to be skipped; null where one can.</summary>
    public static string? Missing { get; } = WhyMissing();

    /// <summary>The command line of one of its programs. The server refuses to run as root; where the tests do, it runs as the account that comes with the package.</summary>
    internal static (string Program, IReadOnlyList<string> Arguments) Command(string program, params IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(Folder!, program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", path, .. arguments])
            : (path, arguments);
    }

    /// <summary>Makes a folder belong to the account that the server runs as.</summary>
    internal static Task HandOverAsync(string folder) =>
        Environment.IsPrivilegedProcess ? Programs.RunAsync("chown", [$"{Account}:{Account}", folder]) : Task.CompletedTask;

    // Debian keeps every version in a folder of its own, and not in the path; others have one in the path.
    private static string? Find()
    {
        IEnumerable<string> versions = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian)
                .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static string? WhyMissing()
    {
        if (OperatingSystem.IsWindows())
            return "the tests start PostgreSQL on Unix only";
        if (Folder is null)
            return "PostgreSQL is not installed (Debian: apt-get install postgresql)";
        return Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{Account}:", StringComparison.Ordinal))
            ? $"PostgreSQL does not run as root, and there is no account {Account} to run it as"
            : null;
    }
}
