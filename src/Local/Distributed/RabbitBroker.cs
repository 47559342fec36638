using System.Globalization;
using CallCenter.Platform.Persistence;

namespace CallCenter.Local.Distributed;

/// <summary>A RabbitMQ server of this system's own, without plugins, with its data in the data folder, and the register of Erlang nodes that it needs.</summary>
internal sealed class RabbitBroker(DataFolder folder, FreePort ports)
{
    /// <summary>The server's own script; the one on the path refuses any user but root and the service's.</summary>
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private const string Register = "epmd";

    private readonly int clusterPort = ports.Next();
    private readonly int registerPort = ports.Next();
    private readonly string home = folder.PathOf("rabbitmq");

    /// <summary>Why there can be no server on this machine; null where there can.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : "RabbitMQ is not installed; on Debian: apt-get install rabbitmq-server";

    public int Port { get; } = ports.Next();

    public string UserName { get; } = "callcenter";

    public string Password { get; } = Convert.ToHexStringLower(folder.Secret("rabbitmq.key", 24));

    /// <summary>Started by itself: one that the server starts on its own would stay behind.</summary>
    public Part RegisterPart => new()
    {
        Name = "erlang-nodes",
        Program = Register,
        Arguments = ["-port", registerPort.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1"],
        Port = registerPort,
    };

    public Part Part => new()
    {
        Name = "rabbitmq",
        Program = Program,
        Environment = Variables(),
        Port = Port,
        ReadyWords = " completed with",
    };

    /// <summary>Writes the server's configuration.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(PathOf("home"));
        // The user is made with the data; later starts find it there.
        await WriteAsync("rabbitmq.conf", $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            default_user = {UserName}
            default_pass = {Password}
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = warning
            log.console.use_colors = off
            log.file = false

            """, cancellationToken);
        await WriteAsync("plugins", "[].", cancellationToken);
        await WriteAsync("rabbitmq-env.conf", "", cancellationToken);
    }

    private async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(PathOf(name), System.Text.Encoding.ASCII, OwnerOnly.Create());
        await file.WriteAsync(text.AsMemory(), cancellationToken);
    }

    private string PathOf(string name) => Path.Combine(home, name);

    private Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["HOME"] = PathOf("home"),
        ["RABBITMQ_CONF_ENV_FILE"] = PathOf("rabbitmq-env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = PathOf("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = PathOf("plugins"),
        ["RABBITMQ_MNESIA_BASE"] = PathOf("data"),
        ["RABBITMQ_LOG_BASE"] = PathOf("log"),
        ["RABBITMQ_NODENAME"] = "callcenter@localhost",
        ["RABBITMQ_DIST_PORT"] = clusterPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = registerPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_LOG"] = "-color",
        // The script then lets the server take its place, so that the id of the process is the server's.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };
}
