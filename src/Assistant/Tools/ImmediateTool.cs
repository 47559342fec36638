using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>A tool that works on the answer alone and waits for nothing.</summary>
internal abstract class ImmediateTool : AssistantTool
{
    /// <summary>Checks the arguments and does the work on the working copy.</summary>
    public abstract ToolOutcome Run(ToolArguments arguments, AnswerState answer);

    public sealed override ValueTask<ToolOutcome> RunAsync(ToolArguments arguments, AnswerState answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Run(arguments, answer));
}
