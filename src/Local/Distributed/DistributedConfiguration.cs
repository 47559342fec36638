using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Simulator;

namespace CallCenter.Local.Distributed;

/// <summary>
/// The one configuration that all services of the system are given: what is configured, under it the defaults of the embedded system,
/// and the servers of this system. Variables of the environment go before it in every service.
/// </summary>
internal sealed class DistributedConfiguration
{
    private const string FileName = "config.yaml";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Settings that are this process's own.</summary>
    private static readonly string[] NotForServices = ["config", "CALLCENTER_DATA", "simulator"];

    /// <summary>
    /// What goes before the defaults of the embedded system. Whoever presses Ctrl-C does not want to wait for the calls, and an edge that
    /// is stopped alone has another to hand them to. Logs are in files, where they disturb nobody.
    /// </summary>
    private static readonly Dictionary<string, string?> Apart = new(StringComparer.OrdinalIgnoreCase)
    {
        ["media_edge:drain_limit_sec"] = "2",
        ["monitoring:logging:app_level"] = "info",
    };

    private readonly string text;

    private DistributedConfiguration(DataFolder folder, string text, SimulatorOptions? simulator) =>
        (this.text, Path, Simulator) = (text, folder.PathOf(FileName), simulator);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>How the simulator is to be started; null where nothing is left to simulate.</summary>
    public SimulatorOptions? Simulator { get; }

    /// <summary>Reads and checks what is configured.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static DistributedConfiguration Of(
        LocalSettings settings, DataFolder folder, Uri product, Uri simulator, PostgresCluster postgres, RabbitBroker rabbit, RedisCache? redis)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        var configuration = builder.Configuration;
        configuration.AddInMemoryCollection(LocalConfiguration.Given(settings));
        builder.AddCallCenterConfiguration();
        using var all = new ConfigurationManager();
        all.AddConfiguration(configuration).AddEnvironmentVariables();
        var defaults = new EmbeddedDefaults(folder, product, simulator);
        configuration.AddDefaults(Apart);
        configuration.AddDefaults(defaults.Under(all));
        configuration.AddInMemoryCollection(Servers(postgres, rabbit));
        if (redis is not null)
            configuration.AddInMemoryCollection(Cache(redis));
        var written = Write(configuration);

        configuration.AddEnvironmentVariables();
        builder.Services.AddSettings<LocalSimulatorOptions>();
        builder.Services.AddSingleton<SimulatedClouds>();
        using var host = builder.Build();
        host.CheckConfiguration();
        return new DistributedConfiguration(
            folder, written, defaults.UsesSimulator ? host.Services.GetRequiredService<SimulatedClouds>().At(simulator) : null);
    }

    /// <summary>Writes the file, for its owner's eyes only: there are secrets in it.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(Path, System.Text.Encoding.UTF8, OwnerOnly.Create());
        await file.WriteAsync(text.AsMemory(), cancellationToken);
    }

    private static Dictionary<string, string?> Servers(PostgresCluster postgres, RabbitBroker rabbit) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["database:provider"] = "postgresql",
        ["database:connection_string"] = postgres.ConnectionString,
        ["messaging:transport"] = "rabbitmq",
        ["messaging:rabbitmq:host"] = "127.0.0.1",
        ["messaging:rabbitmq:port"] = $"{rabbit.Port}",
        ["messaging:rabbitmq:username"] = rabbit.UserName,
        ["messaging:rabbitmq:password"] = rabbit.Password,
    };

    private static Dictionary<string, string?> Cache(RedisCache redis) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["cache:mode"] = "redis",
        ["cache:redis:host"] = "127.0.0.1",
        ["cache:redis:port"] = $"{redis.Port}",
        ["cache:redis:password"] = redis.Password,
        ["cache:redis:ssl"] = "false",
    };

    // JSON is YAML.
    private static string Write(ConfigurationManager configuration)
    {
        var root = new JsonObject();
        foreach (var section in configuration.GetChildren().Where(section => !NotForServices.Contains(section.Key, StringComparer.OrdinalIgnoreCase)))
            root[section.Key] = Node(section);
        return "# Written anew with every start.\n" + root.ToJsonString(Readable) + "\n";
    }

    private static JsonNode? Node(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
            return section.Value;
        var node = new JsonObject();
        foreach (var child in children)
            node[child.Key] = Node(child);
        return node;
    }
}
