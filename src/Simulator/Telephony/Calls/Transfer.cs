using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>The phone of the target rings while the conversation goes on.</summary>
internal sealed class Transfer(Party target, TransferOrder order, Identifier transferee, CallEvents events)
{
    private readonly Ringing ringing = new(target.Ring());

    public Party Target => target;

    /// <inheritdoc cref="Ringing.Tick"/>
    public void Tick(Action pickUp, Action<CallEnd> fail) => ringing.Tick(pickUp, fail);

    public void Accepted() => events.Raise("CallTransferAccepted", order.Operation, ResultInformation.TransferSucceeded, new()
    {
        ["transferTarget"] = order.Target.ToJson(),
        ["transferee"] = transferee.ToJson(),
    });

    public void Failed(CallEnd end)
    {
        events.Raise("CallTransferFailed", order.Operation, end.Result);
        target.End(end.Reason);
    }
}
