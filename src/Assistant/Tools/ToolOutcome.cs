using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tools;

/// <summary>What came of a tool call.</summary>
internal sealed record ToolOutcome
{
    private ToolOutcome(string result, bool refused, IReadOnlyList<AssistantOutput> outputs) =>
        (Result, IsRefused, Outputs) = (result, refused, outputs);

    /// <summary>What the model is told.</summary>
    public string Result { get; }

    /// <summary>Whether the model has to put something right.</summary>
    public bool IsRefused { get; }

    /// <summary>What the edge is told.</summary>
    public IReadOnlyList<AssistantOutput> Outputs { get; }

    /// <summary>The call with what came of it, as both are kept and told to the model again.</summary>
    public ToolCall Told(ModelToolCall call) => new(call.Id, call.Name, ToolArguments.Kept(call.Arguments), Result);

    /// <summary>The tool did its work.</summary>
    public static ToolOutcome Done(string result, params AssistantOutput[] outputs) => new(result, refused: false, outputs);

    /// <summary>A part of the work was done, the rest is to be put right.</summary>
    public static ToolOutcome Partly(string result, params AssistantOutput[] outputs) => new(result, refused: true, outputs);

    /// <summary>Nothing was done; the reason says what to do instead.</summary>
    public static ToolOutcome Refused(string reason) => new(reason, refused: true, []);
}
