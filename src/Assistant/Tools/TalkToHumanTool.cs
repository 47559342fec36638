using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Hands the caller to a human once that was announced.</summary>
internal sealed class TalkToHumanTool : ImmediateTool<TalkToHumanArguments>
{
    public override string Name => "talk_to_human";

    public override bool IsIrreversible => true;

    public override bool IsOffered(AnswerState answer) =>
        answer.Context is { Channel: ChatChannel.Voice, FirstTurnOfResumedCall: false };

    protected override ToolOutcome Run(TalkToHumanArguments arguments, AnswerState answer)
    {
        if (answer.LastSentence is null)
            return ToolOutcome.Refused("Not done: the caller does not know yet. Tell them that you connect them, and call the tool again in the same message.");
        answer.Ends = true;
        return ToolOutcome.Done("The caller is connected as soon as they have heard your words.", new HumanRequested());
    }
}
