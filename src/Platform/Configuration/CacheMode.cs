namespace CallCenter.Platform.Configuration;

/// <summary>Where what can be found again is remembered.</summary>
public enum CacheMode
{
    /// <summary>In each process for itself.</summary>
    Memory,

    /// <summary>In each process, and for all of them on a Redis server.</summary>
    Redis,
}
