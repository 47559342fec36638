namespace CallCenter.Faults.Injection;

/// <summary>
/// One life of the product, which ends at the point that the plan chose. From that moment every seam of that life throws: what its code
/// still does, in catch blocks and on other threads, changes nothing outside, as after a <c>kill -9</c>.
/// </summary>
internal sealed class Doom(IFaultPlan plan, Crossings crossings) : IDisposable
{
    private readonly CancellationTokenSource death = new();
    private readonly TaskCompletionSource<string> died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? point;

    /// <summary>Cancelled at the moment of the crash.</summary>
    public CancellationToken Token => death.Token;

    /// <summary>Ends with the crash, with the point where it was.</summary>
    public Task<string> Died => died.Task;

    /// <summary>Whether it has crashed.</summary>
    public bool IsDead => Volatile.Read(ref point) is not null;

    /// <summary>Passes a fault point.</summary>
    /// <exception cref="DoomedException">The product has crashed, just now or before.</exception>
    public void Cross(string where)
    {
        ThrowIfDead();
        if (!plan.CrashesAt(where, crossings.Count(where)))
            return;
        Crash(where);
        ThrowIfDead();
    }

    /// <summary>Passes a seam that is no fault point: it only keeps a dead product from having effects.</summary>
    /// <exception cref="DoomedException">The product has crashed.</exception>
    public void ThrowIfDead()
    {
        if (IsDead)
            throw new DoomedException(point!);
    }

    /// <summary>What else happens at a point that the product survives.</summary>
    public Mishap MishapAt(string where) => plan.MishapAt(where, crossings.Count(where));

    /// <summary>Crashes now; the first call counts.</summary>
    public void Crash(string where)
    {
        if (Interlocked.CompareExchange(ref point, where, null) is not null)
            return;
        death.Cancel();
        died.TrySetResult(where);
    }

    public void Dispose() => death.Dispose();
}
