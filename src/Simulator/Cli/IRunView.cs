using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Cli;

/// <summary>Shows a batch of runs to a person.</summary>
internal interface IRunView
{
    /// <summary>Shows events as they happen and the outcome at the end.</summary>
    Task ShowAsync(IAsyncEnumerable<RunEvent> events);
}
