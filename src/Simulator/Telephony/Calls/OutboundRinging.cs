using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>The phone rings at the person the app has called.</summary>
internal sealed class OutboundRinging(Call call, Party callee) : ICallPhase
{
    private readonly Ringing ringing = new(callee.Ring());

    public string State => "connecting";

    public double Speed => callee.Speed;

    public bool MustWait => false;

    public void Tick() => ringing.Tick(() => Conversation.Begin(call, callee), call.End);

    public void End(CallEnd end)
    {
        RaiseFailure(call.Events!, end);
        callee.End(end.Reason);
    }

    /// <summary>The call never came about: CreateCallFailed, which older API versions do not know; they, and the app that gave up, see it end.</summary>
    public static void RaiseFailure(CallEvents events, CallEnd end)
    {
        if (end != CallEnd.CanceledByApp && AcsApiVersions.HasFailureAndStartEvents(events.ApiVersion))
            events.Raise("CreateCallFailed", end.Result);
        else
            events.Raise("CallDisconnected", end.Result);
    }
}
