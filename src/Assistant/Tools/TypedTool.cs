using System.Runtime.CompilerServices;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tools;

/// <summary>
/// A tool whose arguments are a type: its documentation comments are what the model is told of the tool and of each argument. The comment on
/// the type says what the tool does and when to use it.
/// </summary>
/// <typeparam name="TArguments">A record, see <see cref="ArgumentTypes"/>.</typeparam>
internal abstract class TypedTool<TArguments> : AssistantTool
    where TArguments : class
{
    // Most definitions are the same in all calls; the others are made once for a call, whose settings stay the same object.
    private readonly ConditionalWeakTable<CallInitiation, ChatTool> ofCalls = [];
    private readonly bool differs = ArgumentTypes.HasChoices(ArgumentTypes.Json.GetTypeInfo(typeof(TArguments)));
    private readonly string description = ArgumentSchema.DescriptionOf(typeof(TArguments));
    private ChatTool? ofAll;

    public sealed override ChatTool Definition(CallInitiation initiation) =>
        differs ? ofCalls.GetValue(initiation, Define) : ofAll ??= Define(initiation);

    public sealed override ValueTask<ToolOutcome> RunAsync(ToolArguments sent, AnswerState answer, CancellationToken cancellationToken) =>
        ArgumentReader.TryRead<TArguments>(sent, out var arguments, out var problem)
            ? RunAsync(arguments, answer, cancellationToken)
            : ValueTask.FromResult(ToolOutcome.Refused(problem + IfIncomplete));

    /// <summary>What is said to the model beside what is wrong with its arguments; begins with a space.</summary>
    protected virtual string IfIncomplete => "";

    /// <summary>Does the work with arguments that are complete and of their types.</summary>
    protected abstract ValueTask<ToolOutcome> RunAsync(TArguments arguments, AnswerState answer, CancellationToken cancellationToken);

    private ChatTool Define(CallInitiation initiation) => ChatTool.CreateFunctionTool(
        Name, description, BinaryData.FromString(ArgumentSchema.Of(typeof(TArguments), initiation).ToJsonString()), functionSchemaIsStrict: true);
}
