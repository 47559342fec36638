using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Changes the speaking rate.</summary>
internal sealed class SpeechSpeedTool : ImmediateTool<SpeechSpeedArguments>
{
    public override string Name => "speech_speed";

    public override bool IsOffered(AnswerState answer) => answer.Context.Channel == ChatChannel.Voice;

    protected override ToolOutcome Run(SpeechSpeedArguments arguments, AnswerState answer) =>
        ToolOutcome.Done("You speak at that speed now.", new SpeechRateChanged(arguments.Speed));
}
