namespace CallCenter.Faults.Separate;

/// <summary>One of the things that happen to the processes in a run.</summary>
/// <param name="Pause">Time since the one before, on the clock of the machine.</param>
/// <param name="Process">Name of the process, as <c>./run --distributed</c> tells it.</param>
/// <param name="Signal">What it is sent: <c>KILL</c>, or what stops it in good order.</param>
internal sealed record Blow(TimeSpan Pause, string Process, string Signal);
