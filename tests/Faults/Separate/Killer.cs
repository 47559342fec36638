namespace CallCenter.Faults.Separate;

/// <summary>
/// Carries out a plan on the processes of a system, one blow after the other: each pause begins when what was struck runs again, and when
/// the one before is back at its work or had time for it, so that a slow machine is not asked to start far more at a time than a fast one.
/// </summary>
/// <param name="system">The system.</param>
/// <param name="plan">The plan.</param>
/// <param name="tell">Told of each blow.</param>
/// <param name="time">The clock of the pauses.</param>
internal sealed class Killer(SeparateSystem system, IEnumerable<Blow> plan, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Strikes until the plan is at its end or, after the first round, nobody is left to be disturbed, and ends when everything runs again.
    /// What is done after calls is disturbed by the rest of that round.
    /// </summary>
    public async Task RunAsync(CancellationToken calm, CancellationToken cancellationToken)
    {
        var last = Task.CompletedTask;
        var struck = 0;
        foreach (var blow in plan)
        {
            var stop = struck < KillPlan.PerRound ? cancellationToken : calm;
            await Task.Delay(blow.Pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            tell($"{blow.Signal} {blow.Process}");
            struck++;
            await system.Processes.EndAsync(blow.Process, blow.Signal);
            await last.WaitAsync(TimeToStart, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            last = system.Processes.ReadyAsync(blow.Process);
        }
    }
}
