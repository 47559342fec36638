using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Tests.Callers;

/// <summary>People written as the <c>caller</c> part of a scenario.</summary>
internal static class People
{
    public static SimulatedCaller From(string caller, int seed = 1, TimeProvider? time = null)
    {
        var scenario = ScenarioReader.Read($"name: test\ncaller:\n{Indented(caller)}", "test.yaml");
        return new SimulatedCaller(scenario.Caller, new RingAnswer(RingOutcome.PickUp, TimeSpan.Zero), 1, seed, time ?? TimeProvider.System);
    }

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line));
}
