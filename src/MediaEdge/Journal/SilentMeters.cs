using System.Diagnostics.Metrics;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Makes meters that nobody listens to: a call that is run again is not measured a second time.</summary>
internal sealed class SilentMeters : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    /// <inheritdoc/>
    public Meter Create(MeterOptions options)
    {
        var meter = new Meter($"{options.Name}.Replay");
        _meters.Add(meter);
        return meter;
    }

    /// <inheritdoc/>
    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
