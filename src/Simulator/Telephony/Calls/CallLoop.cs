using System.Collections.Concurrent;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>
/// The one loop that owns a call: requests, results of background work and audio frames run here one at a time, on the thread pool.
/// </summary>
internal sealed class CallLoop : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<Action> mailbox = new();
    private readonly ICallPacer pacer;
    private readonly TimeProvider time;
    private readonly CallClock clock;
    private readonly ILoopOwner owner;
    private int queued;
    private volatile bool awake;
    private bool running;

    public CallLoop(ICallPacer pacer, TimeProvider time, ILoopOwner owner)
    {
        this.pacer = pacer;
        this.time = time;
        this.owner = owner;
        clock = new CallClock(time.TimestampFrequency);
    }

    /// <summary>Starts the clock; from the loop or before anything was posted.</summary>
    public void Start()
    {
        running = true;
        clock.Start(time.GetTimestamp(), owner.Speed);
        pacer.WakeAt(this, clock.Next);
    }

    /// <summary>Stops the clock for good; what is posted still runs. From within the loop.</summary>
    public void Stop() => running = false;

    public void Post(Action work)
    {
        mailbox.Enqueue(work);
        Queue();
    }

    /// <summary>Runs <paramref name="question"/> in the loop and hands back what it returns or throws.</summary>
    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception e)
            {
                answer.SetException(e);
            }
        });
        return answer.Task;
    }

    /// <summary>Continues in the loop with the result of background work: at once if it is there already. Failures end the call.</summary>
    public void Then<T>(Task<T> work, Action<T> next)
    {
        if (work.IsCompletedSuccessfully)
            next(work.Result);
        else
            _ = ForwardAsync(work, next);
    }

    /// <summary>A frame is due. From the pacer only.</summary>
    public void Wake()
    {
        awake = true;
        Queue();
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            while (mailbox.TryDequeue(out var work))
                work();
            if (awake)
                RunFrames();
        }
        catch (Exception e)
        {
            owner.Failed(e);
        }

        // A full fence: whoever posts or wakes from now on queues again, what came before is seen below.
        Interlocked.Exchange(ref queued, 0);
        if (!mailbox.IsEmpty || awake)
            Queue();
    }

    private async Task ForwardAsync<T>(Task<T> work, Action<T> next)
    {
        try
        {
            var result = await work;
            Post(() => next(result));
        }
        catch (Exception e)
        {
            Post(() => owner.Failed(e));
        }
    }

    private void RunFrames()
    {
        awake = false;
        if (!running)
            return;
        var now = time.GetTimestamp();
        if (owner.MustWait)
            clock.Wait(now, owner.Speed);
        else
            for (var frames = clock.Take(now, owner.Speed); frames > 0 && running; frames--)
                owner.Tick();
        if (running)
            pacer.WakeAt(this, clock.Next);
    }

    private void Queue()
    {
        if (Interlocked.Exchange(ref queued, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
