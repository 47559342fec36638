using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Something the model can do besides talking. Stateless; one instance serves all calls.</summary>
internal abstract class AssistantTool
{
    /// <summary>Name as the model calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What it does and when to use it, for the model.</summary>
    public abstract string Description { get; }

    /// <summary>Whether it acts on the outside for good; such a tool runs after the others of its round.</summary>
    public virtual bool IsIrreversible => false;

    /// <summary>Whether the model may use it now.</summary>
    public virtual bool IsOffered(AnswerState answer) => true;

    /// <summary>Schema of its arguments.</summary>
    public virtual JsonObject Parameters(AnswerState answer) => ToolSchema.Object();

    /// <summary>Checks the arguments and does the work, whose changes go to the working copy.</summary>
    public abstract ValueTask<ToolOutcome> RunAsync(ToolArguments arguments, AnswerState answer, CancellationToken cancellationToken);
}
