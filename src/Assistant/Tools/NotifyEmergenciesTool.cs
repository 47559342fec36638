using CallCenter.Assistant.Chat;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tools;

/// <summary>Reports an emergency; offered only where there is a webhook that takes the report.</summary>
internal sealed class NotifyEmergenciesTool(IOptionsMonitor<EmergencyOptions> options) : ImmediateTool<NotifyEmergenciesArguments>
{
    public override string Name => "notify_emergencies";

    public override bool IsIrreversible => true;

    public override bool IsOffered(AnswerState answer) => options.CurrentValue.WebhookUrl is not null;

    protected override string IfIncomplete => " Ask the caller for what you do not know.";

    protected override ToolOutcome Run(NotifyEmergenciesArguments arguments, AnswerState answer)
    {
        if (answer.LastSentence is null)
            return ToolOutcome.Refused("Not done: the caller does not know yet. Tell them that you alert the emergency services, and call the tool again in the same message.");
        var emergency = new EmergencyRequested(arguments.Reason, arguments.Location, arguments.Contact, arguments.Service);
        return ToolOutcome.Done("The emergency services are alerted as soon as the caller has heard your words. Stay with the caller.", emergency);
    }
}
