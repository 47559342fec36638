namespace CallCenter.Local;

/// <summary>How the one process with everything in it is started.</summary>
internal sealed record LocalSettings
{
    /// <summary>Configuration file; null takes <c>config.yaml</c> of the working folder, where there is one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Port of the product; the simulator takes the next one. Zero takes two free ones.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Folder of store and keys; null takes what environment or configuration say, or else <c>./data</c>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether everything is logged, not only warnings and a line per call.</summary>
    public bool Verbose { get; init; }

    /// <summary>Settings that go before all others, by key with colons; for tests.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
}
