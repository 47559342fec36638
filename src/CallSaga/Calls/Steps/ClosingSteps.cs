using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Notifications;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps towards the end of a call, and after it.</summary>
internal static class ClosingSteps
{
    /// <summary>From saying goodbye at the maximum duration until the line is cut, should the edge not ask for it before.</summary>
    public static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(30);

    /// <summary>From the last words of the caller that come after the end to having the call summarised with them. What an edge could not tell before, it tells at once when it can.</summary>
    public static readonly TimeSpan LateWordsSettle = TimeSpan.FromSeconds(3);

    /// <summary>We end the call for the reason given, unless another was noted before.</summary>
    public static EventActivityBinder<CallState, T> HangUp<T>(
        this EventActivityBinder<CallState, T> step, CallStateMachine machine, CallPolicy policy, CloseReason reason)
        where T : class =>
        step.EndsFor(reason).HangUpLeg(policy).Await(machine.ClosingTimeout).TransitionTo(machine.Closing);

    /// <summary>We end the call for the reason that the message names.</summary>
    public static EventActivityBinder<CallState, HangUpCall> HangUp(
        this EventActivityBinder<CallState, HangUpCall> step, CallStateMachine machine, CallPolicy policy) =>
        step.Then(context => context.Saga.CloseReason ??= context.Message.Reason)
            .HangUpLeg(policy).Await(machine.ClosingTimeout).TransitionTo(machine.Closing);

    public static EventActivityBinder<CallState, T> EndsFor<T>(this EventActivityBinder<CallState, T> step, CloseReason reason)
        where T : class =>
        step.Then(context => context.Saga.CloseReason ??= reason);

    public static EventActivityBinder<CallState, CallDisconnected> LineEnded(
        this EventActivityBinder<CallState, CallDisconnected> step, CallPolicy policy) =>
        step.Then(context => End(context.Saga, policy, Ending.Reason(context.Saga, context.Message.Result)));

    public static EventActivityBinder<CallState, CallSetupFailed> LineEnded(
        this EventActivityBinder<CallState, CallSetupFailed> step, CallPolicy policy) =>
        step.Then(context => End(context.Saga, policy, Ending.Reason(context.Saga, context.Message.Result)));

    /// <summary>Nobody told us why: a call that was talked on was most likely hung up by the caller.</summary>
    public static EventActivityBinder<CallState, LegGone> LineEnded(this EventActivityBinder<CallState, LegGone> step, CallPolicy policy) =>
        step.Then(context => End(context.Saga, policy, context.Saga.ConnectedAt is null ? CloseReason.Failed : CloseReason.CallerHungUp));

    public static EventActivityBinder<CallState, T> LineEnded<T>(
        this EventActivityBinder<CallState, T> step, CallPolicy policy, CloseReason reason)
        where T : class =>
        step.Then(context => End(context.Saga, policy, reason));

    /// <summary>The line is over: closes the call, or first has the edge let go and waits for its last turn.</summary>
    public static EventActivityBinder<CallState, T> LetGo<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.IfElse(context => IsOver(context.Saga),
            over => over.TransitionTo(machine.Closed),
            held => held.EndSession().Await(machine.ClosingTimeout).TransitionTo(machine.Closing));

    public static EventActivityBinder<CallState, T> CloseIfOver<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.If(context => IsOver(context.Saga), over => over.TransitionTo(machine.Closed));

    /// <summary>Writes down that the call ended.</summary>
    public static EventActivityBinder<CallState> NoteCallEnded(this EventActivityBinder<CallState> step) =>
        step.Activity(activity => activity.OfType<NoteCallEnded>());

    public static EventActivityBinder<CallState> AnnounceClosed(this EventActivityBinder<CallState> step) =>
        step.Publish(context => Closed(context.Saga));

    /// <summary>The call was announced without words that are known by now.</summary>
    public static EventActivityBinder<CallState, LateWordsSettled> AnnounceLateWords(this EventActivityBinder<CallState, LateWordsSettled> step) =>
        step.Publish(context => new CallerHeardLate { Call = Closed(context.Saga) });

    public static EventActivityBinder<CallState, InsightsReady> StoreInsights(this EventActivityBinder<CallState, InsightsReady> step) =>
        step.Activity(activity => activity.OfType<StoreInsights>());

    public static EventActivityBinder<CallState, UsageReported> StoreUsage(this EventActivityBinder<CallState, UsageReported> step) =>
        step.Activity(activity => activity.OfType<StoreUsage>());

    public static EventActivityBinder<CallState, SmsSent> StoreSms(this EventActivityBinder<CallState, SmsSent> step) =>
        step.Activity(activity => activity.OfType<StoreSms>());

    private static CallClosed Closed(CallState call) => new()
    {
        CallId = call.CorrelationId,
        ConversationId = call.ConversationId,
        PhoneNumber = call.Initiation.PhoneNumber,
        Reason = call.CloseReason!.Value,
        CallerSpoke = call.CallerSpoke,
        Language = call.Language,
        Duration = call.ClosedAt!.Value - (call.ConnectedAt ?? call.ClosedAt!.Value),
        ClosedAt = call.ClosedAt!.Value,
    };

    private static void End(CallState call, CallPolicy policy, CloseReason reason)
    {
        call.ClosedAt ??= policy.Now;
        call.CloseReason ??= reason;
    }

    private static bool IsOver(CallState call) => call is { ClosedAt: not null, EdgeAddress: null, AwaitedTurn: null };
}
