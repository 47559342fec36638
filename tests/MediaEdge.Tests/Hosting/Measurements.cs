using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>Listens to what one edge measures.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _byName = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    public Measurements(EdgeHost edge)
    {
        var meters = edge.Services.GetRequiredService<IMeterFactory>();
        edge.Services.GetRequiredService<CallCenterMetrics>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (string.Equals(instrument.Meter.Name, CallCenterMetrics.MeterName, StringComparison.Ordinal) && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Of(instrument.Name).Enqueue(value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Of(instrument.Name).Enqueue(value));
        _listener.Start();
    }

    /// <summary>Everything measured under a name, oldest first.</summary>
    public ConcurrentQueue<double> Of(string name) => _byName.GetOrAdd(name, _ => new ConcurrentQueue<double>());

    public void Dispose() => _listener.Dispose();
}
