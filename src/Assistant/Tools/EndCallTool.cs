using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Ends the call once the goodbye was heard.</summary>
internal sealed class EndCallTool : ImmediateTool<EndCallArguments>
{
    public override string Name => "end_call";

    public override bool IsIrreversible => true;

    public override bool IsOffered(AnswerState answer) =>
        answer.Context is { Channel: ChatChannel.Voice, FirstTurnOfResumedCall: false };

    protected override ToolOutcome Run(EndCallArguments arguments, AnswerState answer)
    {
        if (answer.LastSentence is null)
            return ToolOutcome.Refused("Not done: the caller has heard no goodbye. Say it, and call the tool again in the same message.");
        answer.Ends = true;
        return ToolOutcome.Done("The call ends as soon as the caller has heard your words.", new CallEndRequested());
    }
}
