using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tools;

/// <summary>Reports an emergency; offered only where there is a webhook that takes the report.</summary>
internal sealed class NotifyEmergenciesTool(IOptionsMonitor<EmergencyOptions> options) : ImmediateTool
{
    public override string Name => "notify_emergencies";

    public override string Description =>
        "Report an emergency to the emergency services. Use it when life or health is in danger now. Say in the same message, before calling it, that you alert them.";

    public override bool IsIrreversible => true;

    public override bool IsOffered(AnswerState answer) => options.CurrentValue.WebhookUrl is not null;

    public override JsonObject Parameters(AnswerState answer) => ToolSchema.Object(
        ("reason", ToolSchema.Text("What happened, who is hurt and how badly.")),
        ("location", ToolSchema.Text("Where, as exactly as known.")),
        ("contact", ToolSchema.Text("Name and phone number of someone on the spot.")),
        ("service", ToolSchema.Text("Which service is needed: police, fire brigade, ambulance.")));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (arguments.Missing("reason", "location", "contact", "service") is { } missing)
            return ToolOutcome.Refused(missing + " Ask the caller for what you do not know.");
        if (answer.LastSentence is null)
            return ToolOutcome.Refused("Not done: the caller does not know yet. Tell them that you alert the emergency services, and call the tool again in the same message.");
        var emergency = new EmergencyRequested(arguments["reason"], arguments["location"], arguments["contact"], arguments["service"]);
        return ToolOutcome.Done("The emergency services are alerted as soon as the caller has heard your words. Stay with the caller.", emergency);
    }
}
