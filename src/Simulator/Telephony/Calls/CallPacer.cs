namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>One thread with all calls ordered by their next frame; it sleeps while no call is up.</summary>
internal sealed class CallPacer : ICallPacer, IDisposable
{
    private readonly TimeProvider time;
    private readonly object gate = new();
    private readonly PriorityQueue<CallLoop, long> calls = new();
    private readonly Thread thread;
    private bool stopped;

    public CallPacer(TimeProvider time)
    {
        this.time = time;
        thread = new Thread(Run) { IsBackground = true, Name = "call pacer" };
        thread.Start();
    }

    public void WakeAt(CallLoop call, long timestamp)
    {
        lock (gate)
        {
            var first = !calls.TryPeek(out _, out var soonest) || timestamp < soonest;
            calls.Enqueue(call, timestamp);
            if (first)
                Monitor.Pulse(gate);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void Run()
    {
        lock (gate)
        {
            while (!stopped)
                Monitor.Wait(gate, WakeDue());
        }
    }

    /// <returns>How long nothing is due; infinite when no call is waiting.</returns>
    private TimeSpan WakeDue()
    {
        while (calls.TryPeek(out var call, out var due))
        {
            var left = due - time.GetTimestamp();
            if (left > 0)
                return TimeSpan.FromMilliseconds(Math.Ceiling(left * 1000.0 / time.TimestampFrequency));
            calls.Dequeue();
            call.Wake();
        }

        return Timeout.InfiniteTimeSpan;
    }
}
