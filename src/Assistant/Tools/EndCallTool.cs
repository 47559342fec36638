using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Ends the call once the goodbye was heard.</summary>
internal sealed class EndCallTool : ImmediateTool
{
    public override string Name => "end_call";

    public override string Description =>
        "Hang up. Use it when the caller has nothing more to say or wants to end the call. Say goodbye in the same message, before calling it.";

    public override bool IsIrreversible => true;

    public override bool IsOffered(AnswerState answer) =>
        answer.Context is { Channel: ChatChannel.Voice, FirstTurnOfResumedCall: false };

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (answer.LastSentence is null)
            return ToolOutcome.Refused("Not done: the caller has heard no goodbye. Say it, and call the tool again in the same message.");
        answer.Ends = true;
        return ToolOutcome.Done("The call ends as soon as the caller has heard your words.", new CallEndRequested());
    }
}
