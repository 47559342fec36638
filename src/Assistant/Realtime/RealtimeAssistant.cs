using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Assistant.Moderation;
using CallCenter.Assistant.Prompts;
using CallCenter.Assistant.Tools;

namespace CallCenter.Assistant.Realtime;

/// <summary>
/// The assistant behind a model that hears and speaks by itself: the same instructions, tools and rules as <see cref="ChatAssistant"/>,
/// without the talking. Shared by all calls, keeps nothing of them.
/// </summary>
public sealed class RealtimeAssistant
{
    private readonly Toolbox toolbox;
    private readonly PromptWriter prompts;
    private readonly CallerClock clock;
    private readonly ILogger<RealtimeAssistant> logger;

    internal RealtimeAssistant(Toolbox toolbox, PromptWriter prompts, CallerClock clock, ContentSafety safety, ILogger<RealtimeAssistant> logger)
    {
        (this.toolbox, this.prompts, this.clock, this.logger) = (toolbox, prompts, clock, logger);
        Shield = safety.ShieldsPrompts ? new PromptShield(safety.IsAttackAsync, safety.Hold) : null;
    }

    /// <summary>Judges what callers say; null where nobody does.</summary>
    public PromptShield? Shield { get; }

    /// <summary>What the model is told as things stand; to be told again after what is known has changed.</summary>
    public RealtimeBriefing Brief(ChatContext context)
    {
        var answer = new AnswerState(context, clock.Now, clock.Zone);
        var instructions = prompts.Chat(answer.Subject, context.FirstTurnOfResumedCall);
        var tools = toolbox.OfferedTo(answer).Select(tool => new RealtimeTool(tool.FunctionName, tool.FunctionDescription, tool.FunctionParameters.ToString()));
        return new RealtimeBriefing($"{instructions}\n\n{PromptTexts.SpeaksItself.Trim()}", [.. tools]);
    }

    /// <summary>
    /// Runs the tools that one message of the model calls: for each a <see cref="ToolCalled"/> with what the model is to be told, then what
    /// is to be done. Irreversible ones come last.
    /// </summary>
    /// <param name="context">What is known.</param>
    /// <param name="calls">The calls, unchecked.</param>
    /// <param name="lastSentence">What the model said last in this turn; null where it said nothing.</param>
    /// <param name="cancellationToken">The answer is not wanted any more.</param>
    public async IAsyncEnumerable<AssistantOutput> RunAsync(
        ChatContext context, IReadOnlyList<ModelToolCall> calls, string? lastSentence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = new AnswerState(context, clock.Now, clock.Zone) { LastSentence = lastSentence };
        await foreach (var (call, outcome) in toolbox.RunAsync(calls, answer, cancellationToken))
        {
            var tool = toolbox.NameOf(call);
            if (outcome.IsRefused)
                Log.ToolRefused(logger, context.CallId, tool);
            yield return new ToolCalled(outcome.Told(call));
            foreach (var output in outcome.Outputs)
                yield return output;
        }
    }
}
