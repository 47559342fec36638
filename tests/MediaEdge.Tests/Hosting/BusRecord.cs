namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>Keeps what was published, and lets a test wait for it.</summary>
internal sealed class BusRecord
{
    private readonly Lock _gate = new();
    private readonly List<object> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything published about a call, oldest first.</summary>
    public IReadOnlyList<object> About(Guid callId)
    {
        lock (_gate)
            return [.. _messages.Where(message => CallIdOf(message) == callId)];
    }

    /// <summary>Messages of one type about a call, oldest first.</summary>
    public IReadOnlyList<T> Of<T>(Guid callId) => [.. About(callId).OfType<T>()];

    /// <summary>Waits until so many messages of one type about a call were published; gives them.</summary>
    public async Task<IReadOnlyList<T>> WaitAsync<T>(Guid callId, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
                changed = _changed.Task;
            var messages = Of<T>(callId);
            if (messages.Count >= count)
                return messages;
            await changed.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A message was published.</summary>
    public void Add(object message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static Guid? CallIdOf(object message) => message.GetType().GetProperty("CallId")?.GetValue(message) as Guid?;
}
