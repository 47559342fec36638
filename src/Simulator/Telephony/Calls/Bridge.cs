namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>Two people talk to each other; the app has left. Ends when either puts the receiver down.</summary>
internal sealed class Bridge(Call call, Party first, Party second) : ICallPhase
{
    public string State => "disconnected";

    public double Speed => first.Speed;

    public bool MustWait => false;

    public void Tick()
    {
        second.Said.CopyTo(first.Heard);
        first.Tick();
        first.Said.CopyTo(second.Heard);
        second.Tick();
        if (first.HungUp || second.HungUp)
            call.End(first.HungUp ? CallEnd.ByCaller : CallEnd.ByCallee);
    }

    public void End(CallEnd end)
    {
        first.End(end.Reason);
        second.End(end.Reason);
    }
}
