namespace CallCenter.Assistant.Knowledge.Remembered;

/// <summary>A cache looks things up on a thread of its own, which knows nothing of whoever asked: it would be in no trace, and charged to no call.</summary>
internal static class OnBehalf
{
    /// <summary>What is to be done, in the context of whoever asks for it now.</summary>
    public static Func<CancellationToken, Task<T>> Of<T>(Func<CancellationToken, Task<T>> work)
    {
        if (ExecutionContext.Capture() is not { } asker)
            return work;
        return cancellationToken =>
        {
            Task<T> begun = null!;
            ExecutionContext.Run(asker, _ => begun = work(cancellationToken), state: null);
            return begun;
        };
    }
}
