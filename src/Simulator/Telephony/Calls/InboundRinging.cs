namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>A caller waits for the app to answer.</summary>
internal sealed class InboundRinging(Call call, Party caller) : ICallPhase
{
    /// <summary>After this the caller gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long frames;

    public string State => "connecting";

    public double Speed => caller.Speed;

    public bool MustWait => false;

    public void Answer(AppLeg app)
    {
        call.Join(app);
        Conversation.Begin(call, caller);
    }

    public void Redirect(Party target) => call.Enter(new RedirectRinging(call, caller, target));

    public void Tick()
    {
        if (++frames >= CallClock.Frames(Patience))
            call.End(CallEnd.NoAnswer);
    }

    public void End(CallEnd end) => caller.End(end.Reason);
}
