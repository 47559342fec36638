namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>A caller whom the app sent on to another phone, which rings now. The app has no part in it any more.</summary>
internal sealed class RedirectRinging(Call call, Party caller, Party target) : ICallPhase
{
    private const int SampleRate = 16_000;

    private readonly Ringing ringing = new(target.Ring());

    public string State => "disconnected";

    public double Speed => caller.Speed;

    public bool MustWait => false;

    public void Tick() => ringing.Tick(PickUp, call.End);

    public void End(CallEnd end)
    {
        caller.End(end.Reason);
        target.End(end.Reason);
    }

    private void PickUp()
    {
        caller.Connect(SampleRate);
        target.Connect(SampleRate);
        call.Enter(new Bridge(call, caller, target));
    }
}
