namespace CallCenter.Platform.Persistence;

/// <summary>
/// Tells when the store can be used: it answered once since the start, and has the current version. A server may be absent at the
/// start, and whoever needs it waits here instead of failing. Not taken back when the server is absent later.
/// </summary>
public sealed class StoreReady
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? problem;

    /// <summary>Whether it can be used.</summary>
    public bool IsReady => opened.Task.IsCompleted;

    /// <summary>Why it cannot be used, as the latest try told; null before the first failed one and once it can.</summary>
    public string? Problem => problem;

    /// <summary>Waits until it can be used; at once where it can.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => opened.Task.WaitAsync(cancellationToken);

    internal void Open()
    {
        problem = null;
        opened.TrySetResult();
    }

    internal void Fail(string reason) => problem = reason;
}
