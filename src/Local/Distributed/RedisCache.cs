using System.Globalization;
using CallCenter.Platform.Persistence;

namespace CallCenter.Local.Distributed;

/// <summary>A Redis server of this system's own, which keeps nothing on disk. The system does without it where it is not installed, as services do.</summary>
internal sealed class RedisCache(DataFolder folder, FreePort ports)
{
    private const string Program = "/usr/bin/redis-server";

    private readonly string configuration = folder.PathOf("redis.conf");

    /// <summary>Whether there can be a server on this machine.</summary>
    public static bool IsInstalled { get; } = File.Exists(Program);

    public int Port { get; } = ports.Next();

    public string Password { get; } = Convert.ToHexStringLower(folder.Secret("redis.key", 24));

    public Part Part => new() { Name = "redis", Program = Program, Arguments = [configuration], Port = Port, ReadyWords = "Ready to accept connections" };

    /// <summary>Writes the server's configuration, for its owner's eyes only: the password is in it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(configuration, System.Text.Encoding.ASCII, OwnerOnly.Create());
        await file.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"""
                bind 127.0.0.1
                port {Port}
                requirepass {Password}
                save ""
                appendonly no
                maxmemory 256mb
                maxmemory-policy allkeys-lru

                """).AsMemory(),
            cancellationToken);
    }
}
