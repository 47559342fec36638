using System.Diagnostics;
using System.Diagnostics.Metrics;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Voice.Calls;

/// <summary>The gauges of a measured process. Only two counters are listened to: histograms that somebody reads would cost what they do not cost alone.</summary>
internal sealed class ServerGauges : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly SessionRegistry? _sessions;
    private long _dropped;
    private long _late;

    public ServerGauges(IServiceProvider services)
    {
        _sessions = services.GetService<SessionRegistry>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is CallCenterMetrics.MeterName && instrument.Name is "call.frames.droped" or "call.frames.late")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name is "call.frames.late" ? ref _late : ref _dropped, value));
        _listener.Start();
    }

    /// <summary>Reads them.</summary>
    public ServerReading Read() => new()
    {
        ProcessorMicroseconds = Environment.CpuUsage.TotalTime.TotalMicroseconds,
        Allocated = GC.GetTotalAllocatedBytes(precise: true),
        Heap = GC.GetTotalMemory(forceFullCollection: false),
        WorkingSet = WorkingSet(),
        Sockets = Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(IsSocket),
        Timers = Timer.ActiveCount,
        Sessions = _sessions?.All.Count ?? 0,
        Dropped = Interlocked.Read(ref _dropped),
        Late = Interlocked.Read(ref _late),
    };

    public void Dispose() => _listener.Dispose();

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false; // It was closed meanwhile.
        }
    }
}
