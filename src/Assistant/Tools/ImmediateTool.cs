using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>A tool that works on the answer alone and waits for nothing.</summary>
/// <typeparam name="TArguments">A record, see <see cref="ArgumentTypes"/>.</typeparam>
internal abstract class ImmediateTool<TArguments> : TypedTool<TArguments>
    where TArguments : class
{
    /// <summary>Does the work on the working copy.</summary>
    protected abstract ToolOutcome Run(TArguments arguments, AnswerState answer);

    protected sealed override ValueTask<ToolOutcome> RunAsync(TArguments arguments, AnswerState answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Run(arguments, answer));
}
