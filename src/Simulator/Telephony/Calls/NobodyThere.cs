using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>The app called an address at which no phone exists.</summary>
internal sealed class NobodyThere(CallEvents events) : ICallPhase
{
    public string State => "connecting";

    public double Speed => 1;

    public bool MustWait => false;

    public void Tick()
    {
        // The call ends at once.
    }

    public void End(CallEnd end) => OutboundRinging.RaiseFailure(events, end);
}
