namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>A number that only grows, and that can be waited for.</summary>
internal sealed class Gauge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isOver;

    /// <summary>Where it stands.</summary>
    public long Value { get; private set; }

    /// <summary>One more.</summary>
    public void Add() => Move(() => Value++);

    /// <summary>It will not move any more, and nobody is to wait for it.</summary>
    public void End() => Move(() => _isOver = true);

    /// <summary>Waits until it stands at a value or beyond.</summary>
    public async Task ReachAsync(long value)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_isOver || Value >= value)
                    return;
                moved = _moved.Task;
            }

            await moved.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    private void Move(Action move)
    {
        lock (_gate)
        {
            move();
            _moved.TrySetResult();
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
