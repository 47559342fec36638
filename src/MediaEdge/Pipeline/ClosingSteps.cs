using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Messaging;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Steps that cannot be taken back. They wait until everything said before them was heard; an interruption voids them where it drops what announces them.</summary>
internal sealed class ClosingSteps(Guid sessionId, IFloor floor, Mouth mouth, TurnRecorder recorder, ConversationState conversation, Dispatch dispatch)
{
    private int _emergencies;

    /// <summary>Whether the call was asked to be ended, so that nothing is said any more.</summary>
    public bool IsHangingUp { get; private set; }

    /// <summary>Has the call ended once all was heard.</summary>
    public void HangUp(CloseReason reason, bool dropsOnBargeIn) => mouth.Then(
        () =>
        {
            IsHangingUp = true;
            Leave(new HangUpCall { CallId = conversation.CallId, Reason = reason });
        },
        dropsOnBargeIn);

    /// <summary>Has the caller handed to a human once all was heard; until the saga has something said again the assistant is silent.</summary>
    public void Transfer(bool dropsOnBargeIn) => mouth.Then(() => Leave(new TransferCall { CallId = conversation.CallId }), dropsOnBargeIn);

    /// <summary>Has the emergency services notified once all was heard.</summary>
    public void Notify(EmergencyRequested emergency)
    {
        var report = new EmergencyReported
        {
            EmergencyId = StableId.From("emergency", sessionId.ToString(), (++_emergencies).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            CallId = conversation.CallId,
            Reason = emergency.Reason,
            Location = emergency.Location,
            Contact = emergency.Contact,
            Service = emergency.Service,
        };
        mouth.Then(() => dispatch.Publish(report), dropsOnBargeIn: true);
    }

    private void Leave(object command)
    {
        floor.Suspend();
        recorder.Complete();
        dispatch.Publish(command);
    }
}
