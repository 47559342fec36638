using System.Text.Json;

namespace CallCenter.Faults.Separate;

/// <summary>The servers of a system of separate processes, as its services are told of them.</summary>
/// <param name="Store">Connection string of the store.</param>
/// <param name="Broker">Address of the broker, with user and password.</param>
internal sealed record SeparateServers(string Store, Uri Broker)
{
    /// <summary>Reads the configuration that the system wrote into its data folder.</summary>
    public static SeparateServers In(string dataFolder)
    {
        using var written = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(dataFolder, "distributed", "config.yaml")).Replace("# Written anew with every start.", "", StringComparison.Ordinal));
        var rabbit = written.RootElement.GetProperty("messaging").GetProperty("rabbitmq");
        return new SeparateServers(
            written.RootElement.GetProperty("database").GetProperty("connection_string").GetString()!,
            new Uri($"amqp://{Of("username")}:{Of("password")}@{Of("host")}:{Of("port")}/"));

        string Of(string setting) => rabbit.GetProperty(setting).GetString()!;
    }
}
