using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps about handing the caller to the human agent.</summary>
internal static class TransferSteps
{
    public static EventActivityBinder<CallState, TransferCall> TransferLeg(this EventActivityBinder<CallState, TransferCall> step) =>
        step.If(context => context.Saga.ConnectionId is not null, known => known.Publish(context => new TransferLeg
        {
            CallId = context.Saga.CorrelationId,
            ConnectionId = context.Saga.ConnectionId!,
            Agent = context.Saga.Initiation.AgentPhoneNumber,
            OperationContext = Transfers.OperationContext(context.Saga),
        }));

    /// <summary>The agent has the caller: says so to the others, and briefs the agent.</summary>
    public static EventActivityBinder<CallState, TransferAccepted> HandedOver(this EventActivityBinder<CallState, TransferAccepted> step) =>
        step.Then(context => context.Saga.CloseReason = CloseReason.Transferred)
            .Publish(context => new CallTransferred
            {
                CallId = context.Saga.CorrelationId,
                ConversationId = context.Saga.ConversationId,
                AgentPhoneNumber = context.Saga.Initiation.AgentPhoneNumber,
            })
            .Activity(activity => activity.OfInstanceType<BriefAgent>());

    /// <summary>Our part is done: the edge lets go, and the service takes us off the line by itself.</summary>
    public static EventActivityBinder<CallState, TransferAccepted> LeaveToAgent(
        this EventActivityBinder<CallState, TransferAccepted> step, CallStateMachine machine) =>
        step.Unschedule(machine.TransferTimeout).EndSession().Await(machine.ClosingTimeout).TransitionTo(machine.Closing);

    /// <summary>The agent cannot be had: tells the caller, notes that somebody is to call back, and goes on talking.</summary>
    public static EventActivityBinder<CallState, T> ReturnToCaller<T>(
        this EventActivityBinder<CallState, T> step, CallStateMachine machine, CallPolicy policy)
        where T : class =>
        step.Unschedule(machine.TransferTimeout)
            .Activity(activity => activity.OfInstanceType<NoteCallback>())
            .IfElse(context => context.Saga.EdgeAddress is not null,
                held => held.Tell(policy, SpokenPrompt.TransferFailure, AfterSaying.Listen),
                lost => lost.Await(machine.StreamingPause))
            .TransitionTo(machine.Talking);
}
