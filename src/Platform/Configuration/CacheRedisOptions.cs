using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>The Redis server (<c>cache.redis</c>), 6.0 or newer.</summary>
public sealed class CacheRedisOptions
{
    /// <summary>Name or address of the server.</summary>
    /// <value>Required with <c>redis</c>.</value>
    public string? Host { get; set; }

    /// <summary>Port of the server.</summary>
    /// <value>1 to 65535, default 6379.</value>
    [Range(1, 65535)]
    public int Port { get; set; } = 6379;

    /// <summary>The server's password; null where it wants none.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>Whether the connection is encrypted; the server's certificate must then be one for <see cref="Host"/> that this machine trusts.</summary>
    /// <value>Default true; without it only on this machine and to a name without a dot, which is one of a private network.</value>
    public bool Ssl { get; set; } = true;

    /// <summary>Number of the database on the server.</summary>
    /// <value>0 to 15, default 0.</value>
    [Range(0, 15)]
    public int Database { get; set; }

    /// <summary>Longest wait for the server, after which a call goes on as if nothing were remembered.</summary>
    /// <value>5 to 1,000 ms, default 50.</value>
    [Duration("ms", 5, 1_000)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(50);
}
