using System.Globalization;
using CallCenter.Platform.Persistence;
using CallCenter.Simulator;

namespace CallCenter.Local.Distributed;

/// <summary>Which processes the system consists of besides its servers: two of every service, a proxy before them, and the simulator.</summary>
internal sealed class Topology(DataFolder folder, string configurationFile, FreePort ports)
{
    private const int Instances = 2;

    private static readonly (string Name, string Assembly)[] Kinds =
    [
        ("api", "CallCenter.Api"),
        ("saga", "CallCenter.CallSaga"),
        ("edge", "CallCenter.MediaEdge"),
        ("insights", "CallCenter.InsightsWorker"),
        ("notification", "CallCenter.NotificationWorker"),
    ];

    /// <summary>The services of the product.</summary>
    public IReadOnlyList<Part> Services { get; } =
    [
        .. from number in Enumerable.Range(1, Instances)
           from kind in Kinds
           select Service($"{kind.Name}-{number}", kind.Assembly, ports.Next(), folder.Root, configurationFile),
    ];

    /// <summary>The proxy, on the product's public address.</summary>
    public Part Proxy(Uri product) => new()
    {
        Name = "proxy",
        Program = "dotnet",
        Arguments = [Assembly("CallCenter.Proxy"), "--url", Address(product), "--api", AddressesOf("api"), "--edge", AddressesOf("edge")],
        Port = product.Port,
        ReadyWords = "Now listening on",
        Readiness = new Uri(product, "/health/readiness"),
    };

    /// <summary>The simulator.</summary>
    public static Part Simulator(SimulatorOptions options) => new()
    {
        Name = "simulator",
        Program = "dotnet",
        Arguments = [Assembly("CallCenter.Simulator")],
        Environment = typeof(SimulatorOptions).GetProperties()
            .Select(property => (property.Name, Value: Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)))
            .Where(property => property.Value is { Length: > 0 })
            .ToDictionary(property => $"SIMULATOR__{property.Name}", property => property.Value!, StringComparer.Ordinal),
        Port = new Uri(options.Url).Port,
        ReadyWords = "Now listening on",
    };

    private static Part Service(string name, string assembly, int port, string dataFolder, string configurationFile) => new()
    {
        Name = name,
        Program = "dotnet",
        Arguments = [Assembly(assembly), "--config", configurationFile, "--urls", $"http://127.0.0.1:{port}"],
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["CALLCENTER_DATA"] = dataFolder },
        Port = port,
        ReadyWords = "serves http",
        Readiness = new Uri($"http://127.0.0.1:{port}/health/readiness"),
    };

    private static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");

    private static string Address(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private string AddressesOf(string kind) => string.Join(
        ',', Services.Where(service => service.Name.StartsWith($"{kind}-", StringComparison.Ordinal)).Select(service => $"http://127.0.0.1:{service.Port}"));
}
