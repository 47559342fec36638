using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>A step that works on the store, whatever message brought it about. What it changes is saved with the saga, in the same transaction.</summary>
internal abstract class CallActivity : IStateMachineActivity<CallState>
{
    public async Task Execute(BehaviorContext<CallState> context, IBehavior<CallState> next)
    {
        await ExecuteAsync(context);
        await next.Execute(context);
    }

    public async Task Execute<T>(BehaviorContext<CallState, T> context, IBehavior<CallState, T> next)
        where T : class
    {
        await ExecuteAsync(context);
        await next.Execute(context);
    }

    public Task Faulted<TException>(BehaviorExceptionContext<CallState, TException> context, IBehavior<CallState> next)
        where TException : Exception => next.Faulted(context);

    public Task Faulted<T, TException>(BehaviorExceptionContext<CallState, T, TException> context, IBehavior<CallState, T> next)
        where T : class
        where TException : Exception => next.Faulted(context);

    public void Probe(ProbeContext context) => context.CreateScope(GetType().Name);

    public void Accept(StateMachineVisitor visitor) => visitor.Visit(this);

    protected abstract Task ExecuteAsync(BehaviorContext<CallState> context);
}
