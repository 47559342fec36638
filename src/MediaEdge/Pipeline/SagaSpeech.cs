using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the saga wants said to the caller; whatever the caller does, it is said to its end.</summary>
internal sealed class SagaSpeech(IFloor floor, Mouth mouth, TurnRecorder recorder, ClosingSteps closing)
{
    // Commands may come twice; a call gets a handful of them.
    private readonly HashSet<Guid> _known = [];
    private readonly List<SayToCaller> _unheard = [];

    /// <summary>What was not heard to its end yet, oldest first.</summary>
    public IReadOnlyList<SayToCaller> Unheard => _unheard;

    /// <summary>Whether a command comes for the first time.</summary>
    public bool IsNew(Guid commandId) => _known.Add(commandId);

    /// <summary>Says something, and does what is to follow it.</summary>
    public void Say(SayToCaller command)
    {
        if (!IsNew(command.SayId) || closing.IsHangingUp)
            return;
        if (floor.IsSuspended)
            floor.Resume();
        _unheard.Add(command);
        recorder.Say(mouth.Say(command.Text, Style.None, dropsOnBargeIn: false));
        mouth.Then(() => _unheard.Remove(command), dropsOnBargeIn: false);
        if (command.Then == AfterSaying.HangUp)
            closing.HangUp(CloseReason.AssistantHungUp, dropsOnBargeIn: false);
        else if (command.Then == AfterSaying.Transfer)
            closing.Transfer(dropsOnBargeIn: false);
    }
}
