using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>All tools: which of them the model may use now, and what comes of it when it does.</summary>
internal sealed class Toolbox(IEnumerable<AssistantTool> all)
{
    private readonly AssistantTool[] tools = [.. all];

    /// <summary>The tools the model may use now, in the form it is told of them.</summary>
    public IReadOnlyList<ChatTool> OfferedTo(AnswerState answer) =>
        [.. tools.Where(tool => tool.IsOffered(answer)).Select(tool => tool.Definition(answer.Context.Initiation))];

    /// <summary>
    /// Runs the calls of one round: first those that can be taken back, in their order, then those that cannot. Where one of the former
    /// is refused, the call is not ended or transferred yet: there is something to put right.
    /// </summary>
    public async IAsyncEnumerable<(ModelToolCall Call, ToolOutcome Outcome)> RunAsync(
        IReadOnlyList<ModelToolCall> calls, AnswerState answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var refused = false;
        foreach (var call in calls.OrderBy(c => Find(c.Name)?.IsIrreversible ?? false))
        {
            var hold = refused;
            var outcome = await ToolSpan.AroundAsync(NameOf(call), () => RunAsync(call, answer, hold, cancellationToken));
            refused |= outcome.IsRefused;
            yield return (call, outcome);
        }
    }

    /// <summary>The name of the tool that is called, fit for logs: what a model makes up is not.</summary>
    public string NameOf(ModelToolCall call) => Find(call.Name)?.Name ?? "(unknown)";

    private async ValueTask<ToolOutcome> RunAsync(ModelToolCall call, AnswerState answer, bool refused, CancellationToken cancellationToken)
    {
        if (Find(call.Name) is not { } tool || !tool.IsOffered(answer))
            return ToolOutcome.Refused($"Not done: there is no tool '{call.Name}' now. There are: {string.Join(", ", tools.Where(t => t.IsOffered(answer)).Select(t => t.Name))}.");
        if (!ToolArguments.TryParse(call.Arguments, out var arguments, out var problem))
            return ToolOutcome.Refused(problem);
        if (tool is EndCallTool or TalkToHumanTool && (refused || answer.Ends))
            return ToolOutcome.Refused("Not done: another tool of this message comes first. Settle that, then call this one again if it is still wanted.");
        // Models now and then call the same twice, in one message or once more after the result.
        var same = (tool.Name, arguments.ToString());
        if (answer.Done.Contains(same))
            return ToolOutcome.Done("That was done a moment ago with these arguments; it need not be done again.");
        var outcome = await tool.RunAsync(arguments, answer, cancellationToken);
        if (!outcome.IsRefused && outcome.Outputs.Count > 0)
            answer.Done.Add(same);
        return outcome;
    }

    private AssistantTool? Find(string name) => Array.Find(tools, tool => string.Equals(tool.Name, name, StringComparison.Ordinal));
}
