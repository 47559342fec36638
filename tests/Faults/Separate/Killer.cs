namespace CallCenter.Faults.Separate;

/// <summary>
/// Carries out a plan on the processes of a system, one blow after the other: each pause begins when what was struck runs again, and while
/// two are not back at their work nobody is struck, so that a slow machine is not asked to start more at a time than a fast one.
/// </summary>
/// <param name="system">The system.</param>
/// <param name="plan">The plan.</param>
/// <param name="tell">Told of each blow.</param>
/// <param name="time">The clock of the pauses.</param>
internal sealed class Killer(SeparateSystem system, IEnumerable<Blow> plan, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    /// <summary>Strikes until the plan is at its end or nobody is left to be disturbed, and ends when everything runs again.</summary>
    public async Task RunAsync(CancellationToken calm)
    {
        var last = Task.CompletedTask;
        foreach (var blow in plan)
        {
            await Task.Delay(blow.Pause, time, calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (calm.IsCancellationRequested)
                return;
            tell($"{blow.Signal} {blow.Process}");
            await system.Processes.EndAsync(blow.Process, blow.Signal);
            await last.WaitAsync(LongestStart, time, calm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            last = system.Processes.ReadyAsync(blow.Process);
        }
    }
}
