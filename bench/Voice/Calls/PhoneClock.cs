using System.Diagnostics;

namespace CallCenter.Voice.Calls;

/// <summary>The one clock of all phones: each sends a frame in every interval, one after another, so that frames come evenly.</summary>
internal sealed class PhoneClock : IDisposable
{
    private readonly Phone[] _phones;
    private readonly TimeSpan _interval;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;

    /// <summary>Starts it.</summary>
    /// <param name="phones">The phones.</param>
    /// <param name="interval">From one frame of a phone to its next; 20 ms is real time.</param>
    public PhoneClock(IReadOnlyList<Phone> phones, TimeSpan interval)
    {
        (_phones, _interval) = ([.. phones], interval);
        _thread = new Thread(Run) { IsBackground = true, Name = "phones" };
        _thread.Start();
    }

    /// <summary>Puts another phone in the place of one that is over.</summary>
    public void Replace(int index, Phone phone) => Volatile.Write(ref _phones[index], phone);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        var began = Stopwatch.GetTimestamp();
        var ticks = 0L;
        while (!_stop.WaitOne(1))
        {
            var due = (long)(Stopwatch.GetElapsedTime(began) / _interval * _phones.Length);
            for (; ticks < due; ticks++)
                Volatile.Read(ref _phones[ticks % _phones.Length]).Tick();
        }
    }
}
