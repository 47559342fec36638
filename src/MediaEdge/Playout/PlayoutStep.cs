namespace CallCenter.MediaEdge.Playout;

/// <summary>Something to be done once all that was queued before was heard.</summary>
/// <param name="action">What to do; run by the owner of the call.</param>
internal sealed class PlayoutStep(Action action) : PlayoutItem
{
    /// <summary>Does it.</summary>
    public void Run() => action();
}
