using System.Diagnostics;
using System.Globalization;

namespace CallCenter.Testing.Servers;

/// <summary>
/// A real Redis server of a test's own, listening on loopback with nothing kept but in memory. It can be killed, held up and started
/// again on the same port. It tells subscribers of <c>__keyevent@0__:hset</c> what was written. It dies with the test's process, however that ends.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private const string ReadyWords = "Ready to accept connections";

    /// <summary>The server ends with the shell's input, which ends with the process that holds it.</summary>
    private const string Script = """
        "$@" &
        server=$!
        echo "id $server"
        cat >/dev/null
        kill -KILL "$server" 2>/dev/null
        wait "$server" 2>/dev/null
        """;

    private readonly TempFolder folder = new();
    private Process? shell;
    private string? id;

    private RedisServer()
    {
    }

    /// <summary>Why there can be no server on this machine; null where there can.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : "Redis is not installed (Debian: redis-server)";

    /// <summary>Where it listens.</summary>
    public string Host => "127.0.0.1";

    /// <summary>Port for clients, the same after a restart.</summary>
    public int Port { get; } = FreePorts.ForServer();

    /// <summary>What clients have to give.</summary>
    public string Password => "s3cret-of-the-tests";

    /// <summary>A place for a server that is not started yet: its port refuses connections until <see cref="StartAgainAsync"/>.</summary>
    public static RedisServer Prepare() => new();

    /// <summary>Starts a server and returns when it takes connections.</summary>
    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new RedisServer();
        try
        {
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on its port, empty, and returns when it takes connections.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-c", Script, "sh", Program,
            "--bind", Host, "--port", Port.ToString(CultureInfo.InvariantCulture), "--requirepass", Password,
            "--save", "", "--appendonly", "no", "--notify-keyspace-events", "Eh", "--dir", folder.Path,
        ];
        shell = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var said = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("id ", StringComparison.Ordinal))
                id = line[3..];
            if (!line.Contains(ReadyWords, StringComparison.Ordinal))
                continue;
            // What else it says is read so that it never waits for a reader.
            _ = shell.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return;
        }

        throw new InvalidOperationException($"Redis does not start: {string.Join('\n', said)}");
    }

    /// <summary>Ends it at once, as a crash does, and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (shell is not { } running)
            return;
        shell = null;
        running.StandardInput.Close();
        await running.WaitForExitAsync();
        running.Dispose();
    }

    /// <summary>Holds it up: connections stay, and nothing is answered until <see cref="GoOnAsync"/>.</summary>
    public Task HoldUpAsync() => Programs.RunAsync("kill", ["-STOP", id!]);

    /// <summary>Lets it go on.</summary>
    public Task GoOnAsync() => Programs.RunAsync("kill", ["-CONT", id!]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }
}
