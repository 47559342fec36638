using System.Collections.Concurrent;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Callers;

/// <summary>
/// Who answers where: the people of running scenarios, browsers that wait as a softphone, and at every other number
/// the same friendly person with a computer problem, so that the very first <c>POST /call</c> is a whole conversation.
/// </summary>
internal sealed class HandsetDirectory(ScenarioLibrary scenarios, TimeProvider time) : IHandsetDirectory
{
    /// <summary>The scenario that plays at numbers nobody has registered.</summary>
    public const string DefaultScenario = "it-support";

    private readonly ConcurrentDictionary<string, Func<IHandset>> _handsets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IHandset For(string number)
    {
        if (_handsets.TryGetValue(number, out var handset))
            return handset();
        var scenario = scenarios.Get(DefaultScenario);
        return new SimulatedCaller(scenario.Caller, scenario.Ring, scenario.Speed, scenario.Seed, time);
    }

    /// <summary>Puts somebody at a number until the result is disposed.</summary>
    /// <returns><see langword="null"/> if somebody is there already.</returns>
    public IDisposable? TryRegister(string number, Func<IHandset> handset)
        => _handsets.TryAdd(number, handset) ? new Registration(_handsets, number, handset) : null;

    private sealed class Registration(ConcurrentDictionary<string, Func<IHandset>> handsets, string number, Func<IHandset> handset) : IDisposable
    {
        public void Dispose() => handsets.TryRemove(KeyValuePair.Create(number, handset));
    }
}
