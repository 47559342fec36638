using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>Something the model can do besides talking. Keeps nothing of a call; one instance serves all calls.</summary>
internal abstract class AssistantTool
{
    /// <summary>Name as the model calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it acts on the outside for good; such a tool runs after the others of its round.</summary>
    public virtual bool IsIrreversible => false;

    /// <summary>Whether the model may use it now.</summary>
    public virtual bool IsOffered(AnswerState answer) => true;

    /// <summary>What the model is told of it in a call with these settings: name, description and schema of the arguments.</summary>
    public abstract ChatTool Definition(CallInitiation initiation);

    /// <summary>Checks the arguments and does the work, whose changes go to the working copy.</summary>
    public abstract ValueTask<ToolOutcome> RunAsync(ToolArguments sent, AnswerState answer, CancellationToken cancellationToken);
}
