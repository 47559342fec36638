namespace CallCenter.Simulator.Runs;

/// <summary>Asks again and again, less and less often: the product's public API has no push, and the simulator is only a client of it.</summary>
internal sealed class BackOff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Asks until the answer is good or <paramref name="limit"/> of real time has passed.</summary>
    /// <returns>The last answer.</returns>
    public async Task<T> UntilAsync<T>(Func<CancellationToken, Task<T>> ask, Func<T, bool> good, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var wait = First;
        while (true)
        {
            var answer = await ask(cancellationToken);
            if (good(answer) || time.GetElapsedTime(started) >= limit)
                return answer;
            await Task.Delay(wait, time, cancellationToken);
            wait = wait * 1.5 < Longest ? wait * 1.5 : Longest;
        }
    }
}
