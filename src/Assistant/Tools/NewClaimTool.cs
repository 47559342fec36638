using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Begins another claim.</summary>
internal sealed class NewClaimTool : ImmediateTool
{
    public override string Name => "new_claim";

    public override string Description =>
        "Begin another, empty claim. Use it only when the caller brings up a different matter than the one of the present claim, never to correct it.";

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (answer.Claim.Count == 0)
            return ToolOutcome.Done("The claim is empty already; go on with it.");
        answer.StartNewClaim();
        return ToolOutcome.Done($"A new claim has begun. Missing: {string.Join(", ", answer.Form.Missing(answer.Claim))}.", new NewClaimStarted());
    }
}
