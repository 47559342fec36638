using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Begins another claim.</summary>
internal sealed class NewClaimTool : ImmediateTool<NewClaimArguments>
{
    public override string Name => "new_claim";

    protected override ToolOutcome Run(NewClaimArguments arguments, AnswerState answer)
    {
        if (answer.Claim.Count == 0)
            return ToolOutcome.Done("The claim is empty already; go on with it.");
        answer.StartNewClaim();
        return ToolOutcome.Done($"A new claim has begun. Missing: {string.Join(", ", answer.Form.Missing(answer.Claim))}.", new NewClaimStarted());
    }
}
