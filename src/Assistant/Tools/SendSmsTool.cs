using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Sends the caller a text message.</summary>
internal sealed class SendSmsTool : ImmediateTool<SendSmsArguments>
{
    /// <summary>Longest message: about ten parts of 160 GSM characters.</summary>
    private const int Longest = 1500;

    public override string Name => "send_sms";

    public override bool IsOffered(AnswerState answer) => answer.Context.Channel == ChatChannel.Voice;

    protected override ToolOutcome Run(SendSmsArguments arguments, AnswerState answer) =>
        arguments.Message.Length > Longest
            ? ToolOutcome.Refused($"Not done: the message has more than {Longest} characters. Make it shorter.")
            : ToolOutcome.Done("The message is on its way.", new SmsRequested(arguments.Message));
}
