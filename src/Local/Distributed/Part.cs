namespace CallCenter.Local.Distributed;

/// <summary>A process of the system: what is run, and how it tells that it is up.</summary>
internal sealed record Part
{
    /// <summary>Its name on the console, and that of its log file.</summary>
    public required string Name { get; init; }

    public required string Program { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables that it has besides those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Port that it listens on.</summary>
    public required int Port { get; init; }

    /// <summary>Words of the line by which it tells that it is up; null where it says nothing.</summary>
    public string? ReadyWords { get; init; }

    /// <summary>Account that it runs as where this process is root, because it refuses that; null where it does not mind.</summary>
    public string? Account { get; init; }

    /// <summary>Signal that stops it in good order.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>Where it tells whether all that it depends on answers; null where it has no such address.</summary>
    public Uri? Readiness { get; init; }
}
