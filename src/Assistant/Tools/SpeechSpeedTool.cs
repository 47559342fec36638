using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Changes the speaking rate.</summary>
internal sealed class SpeechSpeedTool : ImmediateTool
{
    private const double Slowest = 0.75;
    private const double Fastest = 1.25;

    public override string Name => "speech_speed";

    public override string Description => "Speak slower or faster from now on, when the caller asks for it.";

    public override bool IsOffered(AnswerState answer) => answer.Context.Channel == ChatChannel.Voice;

    public override JsonObject Parameters(AnswerState answer) =>
        ToolSchema.Object(("speed", ToolSchema.Number("From 0.75, slowest, over 1, normal, to 1.25, fastest.")));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer) =>
        arguments.Number("speed") is { } speed and >= Slowest and <= Fastest
            ? ToolOutcome.Done("You speak at that speed now.", new SpeechRateChanged(speed))
            : ToolOutcome.Refused("Not done: speed must be a number from 0.75 to 1.25.");
}
