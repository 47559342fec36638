using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Sends the caller a text message.</summary>
internal sealed class SendSmsTool : ImmediateTool
{
    /// <summary>Longest message: about ten parts of 160 GSM characters.</summary>
    private const int Longest = 1500;

    public override string Name => "send_sms";

    public override string Description =>
        "Send the caller a text message, for what is better read than heard: an address, a link, a reference. Ask first whether they want it.";

    public override bool IsOffered(AnswerState answer) => answer.Context.Channel == ChatChannel.Voice;

    public override JsonObject Parameters(AnswerState answer) =>
        ToolSchema.Object(("message", ToolSchema.Text("The message, in the language of the call, without Markdown.")));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (arguments.Missing("message") is { } missing)
            return ToolOutcome.Refused(missing);
        var message = arguments["message"];
        return message.Length > Longest
            ? ToolOutcome.Refused($"Not done: the message has more than {Longest} characters. Make it shorter.")
            : ToolOutcome.Done("The message is on its way.", new SmsRequested(message));
    }
}
