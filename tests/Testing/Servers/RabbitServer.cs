namespace CallCenter.Testing.Servers;

/// <summary>
/// A real RabbitMQ server of a test's own, listening on loopback with its data in a temporary folder. It can be stopped, killed and
/// started again on the same port and data. It dies with the test's process, however that ends.
/// </summary>
public sealed class RabbitServer : IAsyncDisposable
{
    /// <summary>The server's own script; the one on the path refuses any user but root and the service's.</summary>
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    /// <summary>Comes true once the listeners are up. The server has no event for it; its own tools wait in the same way.</summary>
    private const string Booted = "(fun Wait() -> case rabbit_boot_state:get() of ready -> ok; _ -> receive after 25 -> Wait() end end end)()";

    private readonly TempFolder folder = new();
    private readonly int clusterPort = FreePorts.ForServer();
    private readonly int namesPort = FreePorts.ForServer();
    private RabbitProcess? process;

    private RabbitServer()
    {
        folder.Write("rabbitmq.conf", $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            loopback_users.guest = true
            disk_free_limit.absolute = 10MB
            raft.wal_max_size_bytes = 16777216
            log.console = false
            log.file.level = info

            """);
        folder.Write("plugins", "[].");
        folder.Write("rabbitmq-env.conf", "");
        Directory.CreateDirectory(folder.PathOf("home"));
    }

    /// <summary>Why there can be no server on this machine; null where there can.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : "RabbitMQ is not installed (Debian: rabbitmq-server)";

    /// <summary>Where it listens.</summary>
    public string Host => "127.0.0.1";

    /// <summary>Port for clients, the same after a restart.</summary>
    public int Port { get; } = FreePorts.ForServer();

    /// <summary>User that may do everything in every virtual host.</summary>
    public string UserName => "guest";

    /// <summary>The user's password.</summary>
    public string Password => "guest";

    /// <summary>A place for a server that is not started yet: its port refuses connections until <see cref="RestartAsync"/>.</summary>
    public static RabbitServer Prepare() => new();

    /// <summary>Starts a server and returns when it takes connections.</summary>
    public static async Task<RabbitServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new RabbitServer();
        try
        {
            await server.RestartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again with the data that it had when it stopped or was killed, and returns when it takes connections.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (process is not null)
            throw new InvalidOperationException("the server is running");
        process = RabbitProcess.Start(Program, namesPort, Environment());
        try
        {
            await process.EvaluateAsync(Booted, cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"RabbitMQ did not start: {Log()}", error);
        }
    }

    /// <summary>Stops it in good order.</summary>
    public async Task StopAsync()
    {
        if (process is not { } running)
            return;
        process = null;
        await running.StopAsync();
    }

    /// <summary>Ends it at once, as a crash does (SIGKILL), and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        if (process is not { } running)
            return;
        process = null;
        await running.KillAsync();
    }

    /// <summary>Makes an empty virtual host that nobody else uses and returns its name.</summary>
    public async Task<string> AddVirtualHostAsync(CancellationToken cancellationToken)
    {
        var name = $"test-{Guid.NewGuid():N}";
        await EvaluateAsync(
            $"begin ok = rabbit_vhost:add({Binary(name)}, {Binary("tests")}), "
            + $"rabbit_auth_backend_internal:set_permissions({Binary(UserName)}, {Binary(name)}, {Binary(".*")}, {Binary(".*")}, {Binary(".*")}, {Binary("tests")}) end",
            cancellationToken);
        return name;
    }

    /// <summary>Names of the queues of a virtual host, sorted, one after another separated by blanks.</summary>
    public Task<string> QueuesAsync(string virtualHost, CancellationToken cancellationToken) => EvaluateAsync(
        $"lists:join(\" \", lists:sort([Name || {{resource, _, queue, Name}} <- rabbit_amqqueue:list_names({Binary(virtualHost)})]))",
        cancellationToken);

    /// <summary>Kind of a queue: <c>rabbit_classic_queue</c> or <c>rabbit_quorum_queue</c>.</summary>
    public Task<string> KindAsync(string virtualHost, string queue, CancellationToken cancellationToken) => EvaluateAsync(
        $"begin {{ok, Queue}} = rabbit_amqqueue:lookup({{resource, {Binary(virtualHost)}, queue, {Binary(queue)}}}), amqqueue:get_type(Queue) end",
        cancellationToken);

    /// <summary>Waits until a queue is gone; at once where there is none.</summary>
    public Task QueueGoneAsync(string virtualHost, string queue, CancellationToken cancellationToken) => EvaluateAsync(
        $"case rabbit_amqqueue:lookup({{resource, {Binary(virtualHost)}, queue, {Binary(queue)}}}) of "
        + "{ok, Queue} -> Watch = monitor(process, amqqueue:get_pid(Queue)), receive {'DOWN', Watch, _, _, _} -> ok end; _ -> ok end",
        cancellationToken);

    /// <summary>Cuts every connection, as a network does that fails.</summary>
    public Task CutConnectionsAsync(CancellationToken cancellationToken) =>
        EvaluateAsync("[rabbit_networking:close_connection(Connection, \"cut\") || Connection <- rabbit_networking:connections()], ok", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        folder.Dispose();
    }

    private static string Binary(string text) => $"<<\"{text}\">>";

    private Task<string> EvaluateAsync(string expression, CancellationToken cancellationToken) =>
        (process ?? throw new InvalidOperationException("the server is not running")).EvaluateAsync(expression, cancellationToken);

    private Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["HOME"] = folder.PathOf("home"),
        ["RABBITMQ_CONF_ENV_FILE"] = folder.PathOf("rabbitmq-env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = folder.PathOf("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = folder.PathOf("plugins"),
        ["RABBITMQ_MNESIA_BASE"] = folder.PathOf("data"),
        ["RABBITMQ_LOG_BASE"] = folder.PathOf("log"),
        ["RABBITMQ_LOGS"] = folder.PathOf("rabbit.log"),
        ["RABBITMQ_NODENAME"] = $"test{Port}@localhost",
        ["RABBITMQ_DIST_PORT"] = $"{clusterPort}",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 2:2",
        ["RABBITMQ_ALLOW_INPUT"] = "yes",
        ["ERL_EPMD_PORT"] = $"{namesPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };

    private string Log() => File.Exists(folder.PathOf("rabbit.log")) ? File.ReadAllText(folder.PathOf("rabbit.log")) : "it wrote no log";
}
