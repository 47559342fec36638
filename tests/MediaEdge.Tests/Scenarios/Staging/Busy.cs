namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>Counts work that goes on, and lets one wait until there is none.</summary>
internal sealed class Busy
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = Idle();
    private int _running;

    /// <summary>Something begins.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_running++ == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Something has ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (--_running == 0)
                _idle.TrySetResult();
        }
    }

    /// <summary>Waits until nothing goes on.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
            return _idle.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static TaskCompletionSource Idle()
    {
        var idle = new TaskCompletionSource();
        idle.SetResult();
        return idle;
    }
}
