using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Callers;

/// <summary>The human to whom calls are transferred: greets, and after a moment the talk is over.</summary>
internal static class HumanAgent
{
    /// <summary>The agent's phone of one call.</summary>
    public static SimulatedCaller Create(AgentPhone phone, double speed, TimeProvider time)
    {
        var ring = phone switch
        {
            AgentPhone.Busy => new RingAnswer(RingOutcome.Busy, TimeSpan.FromSeconds(1)),
            AgentPhone.NoAnswer => new RingAnswer(RingOutcome.NoAnswer, TimeSpan.Zero),
            _ => new RingAnswer(RingOutcome.PickUp, TimeSpan.FromSeconds(2)),
        };
        var behaviour = new CallerBehaviour
        {
            // No pause at the end: whatever the caller answered would be words that the product never hears.
            Opening = new Reaction { Say = "Hello, you are speaking with a person now. Goodbye.", HangUp = true },
        };
        return new SimulatedCaller(behaviour, ring, speed, seed: 0, time);
    }
}
