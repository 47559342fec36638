using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>A step that works on the store with what a message brought. What it changes is saved with the saga, in the same transaction.</summary>
internal abstract class CallActivity<TMessage> : IStateMachineActivity<CallState, TMessage>
    where TMessage : class
{
    public async Task Execute(BehaviorContext<CallState, TMessage> context, IBehavior<CallState, TMessage> next)
    {
        await ExecuteAsync(context);
        await next.Execute(context);
    }

    public Task Faulted<TException>(BehaviorExceptionContext<CallState, TMessage, TException> context, IBehavior<CallState, TMessage> next)
        where TException : Exception => next.Faulted(context);

    public void Probe(ProbeContext context) => context.CreateScope(GetType().Name);

    public void Accept(StateMachineVisitor visitor) => visitor.Visit(this);

    protected abstract Task ExecuteAsync(BehaviorContext<CallState, TMessage> context);
}
