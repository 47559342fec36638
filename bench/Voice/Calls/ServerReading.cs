using System.Text.Json;

namespace CallCenter.Voice.Calls;

/// <summary>What a measured process says of itself at one moment.</summary>
internal sealed record ServerReading
{
    /// <summary>Processor time of the process so far, user and kernel, in microseconds.</summary>
    public required double ProcessorMicroseconds { get; init; }

    /// <summary>Bytes allocated on the managed heap so far, by all threads.</summary>
    public required long Allocated { get; init; }

    /// <summary>Bytes of living objects on the managed heap, as far as the last collection tells.</summary>
    public required long Heap { get; init; }

    /// <summary>Bytes of physical memory.</summary>
    public required long WorkingSet { get; init; }

    /// <summary>Open sockets.</summary>
    public required int Sockets { get; init; }

    /// <summary>Timers that are set.</summary>
    public required long Timers { get; init; }

    /// <summary>Media sessions that have not let go of everything yet.</summary>
    public required int Sessions { get; init; }

    /// <summary>Frames thrown away so far.</summary>
    public required long Dropped { get; init; }

    /// <summary>Frames handled late so far.</summary>
    public required long Late { get; init; }

    /// <summary>Reads the line that a process wrote.</summary>
    public static ServerReading Parse(string line) => JsonSerializer.Deserialize<ServerReading>(line)!;

    /// <summary>The line to write.</summary>
    public string Write() => JsonSerializer.Serialize(this);
}
