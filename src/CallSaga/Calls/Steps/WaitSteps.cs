using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps that begin and end waits.</summary>
internal static class WaitSteps
{
    /// <summary>Begins a wait of its configured length; the one with the same token before it becomes stale.</summary>
    public static EventActivityBinder<CallState, T> Await<T, TWait>(this EventActivityBinder<CallState, T> step, Schedule<CallState, TWait> wait)
        where T : class
        where TWait : class, ICallWait<TWait> =>
        step.Schedule(wait, context => TWait.Of(context.Saga.CorrelationId));

    /// <summary>Begins a wait of another length.</summary>
    public static EventActivityBinder<CallState, T> Await<T, TWait>(
        this EventActivityBinder<CallState, T> step, Schedule<CallState, TWait> wait, TimeSpan length)
        where T : class
        where TWait : class, ICallWait<TWait> =>
        step.Schedule(wait, context => TWait.Of(context.Saga.CorrelationId), _ => length);

    /// <summary>Ends all waits.</summary>
    public static EventActivityBinder<CallState> StopWaiting(this EventActivityBinder<CallState> step, CallStateMachine machine) =>
        step.Unschedule(machine.ClosingTimeout).Unschedule(machine.TransferTimeout).Unschedule(machine.DurationTimeout);
}
