using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>Where documents that were looked up, and the vectors of what they were looked up by, are remembered (<c>cache</c>).</summary>
[Section("cache")]
public sealed class CacheOptions : ICheckedSettings
{
    /// <summary>Where.</summary>
    /// <value>Default <c>memory</c>; services in processes of their own share what they know with <c>redis</c>.</value>
    public CacheMode Mode { get; set; }

    /// <summary>The memory of each process.</summary>
    public CacheMemoryOptions Memory { get; set; } = new();

    /// <summary>The Redis server.</summary>
    public CacheRedisOptions Redis { get; set; } = new();

    /// <summary>The settings as they are while the host is being built, problems left aside: the host names those when it starts.</summary>
    internal static CacheOptions Of(IConfiguration configuration)
    {
        var options = new CacheOptions();
        new SettingsReader([]).Read(options, configuration);
        return options;
    }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Mode != CacheMode.Redis)
            return;
        if (Redis.Host is null)
            report("redis:host", "is missing, expected name or address of the server");
        else if (Uri.CheckHostName(Redis.Host) == UriHostNameType.Unknown)
            report("redis:host", $"'{Redis.Host}' will not do, expected name or address of the server alone");
        else if (!Redis.Ssl && !PlainHttp.MayReach(new UriBuilder("redis", Redis.Host).Uri))
            report("redis:ssl", "false will not do, expected true, except on this machine or with a name without a dot");
    }
}
