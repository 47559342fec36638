namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Over, or not begun.</summary>
internal sealed class EndedPhase : ICallPhase
{
    public string State => "disconnected";

    public double Speed => 1;

    public bool MustWait => false;

    public void Tick()
    {
        // Nobody is on the line.
    }

    public void End(CallEnd end)
    {
        // It has ended already.
    }
}
