using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps about the audio: the stream, the edge that holds it, and what the edge is told.</summary>
internal static class MediaSteps
{
    public static EventActivityBinder<CallState, T> StartStreaming<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.StartStreaming(machine, afresh: false);

    /// <summary>The audio is lost for good: asks for it again, or gives the call up after the last time or when its end was announced.</summary>
    public static EventActivityBinder<CallState, T> RestartStreaming<T>(
        this EventActivityBinder<CallState, T> step, CallStateMachine machine, CallPolicy policy)
        where T : class =>
        step.StreamAgain(machine, policy, afresh: true);

    /// <summary>
    /// The edge has closed the socket to leave: asks for the audio at once. The service may be on its way to another edge by itself, so
    /// nothing is stopped; then it refuses, and the call goes on where the service takes it.
    /// </summary>
    public static EventActivityBinder<CallState, MediaSessionEnded> MoveStreaming(
        this EventActivityBinder<CallState, MediaSessionEnded> step, CallStateMachine machine, CallPolicy policy) =>
        step.StreamAgain(machine, policy, afresh: false);

    /// <summary>The newest session is the one that counts; from now on its edge is listened for.</summary>
    public static EventActivityBinder<CallState, MediaSessionStarted> NoteSession(
        this EventActivityBinder<CallState, MediaSessionStarted> step, EdgePulses edges) =>
        step.Then(context =>
        {
            edges.Expect(context.Message.EdgeAddress);
            context.Saga.MediaSessionId = context.Message.SessionId;
            context.Saga.EdgeAddress = context.Message.EdgeAddress;
            context.Saga.AwaitedTurn = null;
        });

    /// <summary>The edge has let go; a last turn that it published but that has not arrived yet is awaited.</summary>
    public static EventActivityBinder<CallState, MediaSessionEnded> ForgetSession(this EventActivityBinder<CallState, MediaSessionEnded> step) =>
        step.Activity(activity => activity.OfType<ForgetSession>());

    /// <summary>The edge is gone, and with it whatever it had not told yet.</summary>
    public static EventActivityBinder<CallState, T> LoseSession<T>(this EventActivityBinder<CallState, T> step)
        where T : class =>
        step.Then(context =>
        {
            context.Saga.MediaSessionId = null;
            context.Saga.EdgeAddress = null;
            context.Saga.AwaitedTurn = null;
        });

    /// <summary>Stores a turn with the claim, the reminders and the language that came of it.</summary>
    public static EventActivityBinder<CallState, TurnCompleted> StoreTurn(this EventActivityBinder<CallState, TurnCompleted> step) =>
        step.Activity(activity => activity.OfType<StoreTurn>());

    /// <summary>Tells the edge to let go.</summary>
    public static EventActivityBinder<CallState, T> EndSession<T>(this EventActivityBinder<CallState, T> step)
        where T : class =>
        step.If(context => context.Saga.EdgeAddress is not null, held => held.Send(
            context => context.Saga.EdgeAddress!,
            context => new EndMediaSession { CallId = context.Saga.CorrelationId }));

    /// <summary>Tells an edge that came too late to let go.</summary>
    public static EventActivityBinder<CallState, MediaSessionStarted> DismissSession(this EventActivityBinder<CallState, MediaSessionStarted> step) =>
        step.Send(context => context.Message.EdgeAddress, context => new EndMediaSession { CallId = context.Saga.CorrelationId });

    /// <summary>Has the edge say something to the caller; where none holds the call, nothing.</summary>
    public static EventActivityBinder<CallState, T> Tell<T>(
        this EventActivityBinder<CallState, T> step, CallPolicy policy, SpokenPrompt prompt, AfterSaying then)
        where T : class =>
        step.If(context => context.Saga.EdgeAddress is not null, held => held.Send(
            context => context.Saga.EdgeAddress!,
            context => new SayToCaller
            {
                CallId = context.Saga.CorrelationId,
                SayId = SayId(context, prompt),
                Text = policy.Words(context.Saga, prompt),
                Then = then,
            }));

    // A message that is delivered twice keeps its id, so that it is spoken once; a second request has another.
    private static Guid SayId<T>(BehaviorContext<CallState, T> context, SpokenPrompt prompt)
        where T : class =>
        StableId.From(context.Saga.CorrelationId.ToString("N"), prompt.ToString(), context.MessageId?.ToString("N") ?? "");

    private static EventActivityBinder<CallState, T> StreamAgain<T>(
        this EventActivityBinder<CallState, T> step, CallStateMachine machine, CallPolicy policy, bool afresh)
        where T : class =>
        step.LoseSession().IfElse(context => context.Saga.StreamingFailures < Streaming.MostRestarts && context.Saga.CloseReason is null,
            again => again.Then(context => (context.Saga.StreamingAttempts, context.Saga.StreamingFailures) =
                (context.Saga.StreamingAttempts + 1, context.Saga.StreamingFailures + 1)).StartStreaming(machine, afresh),
            enough => enough.HangUp(machine, policy, CloseReason.Failed));

    private static EventActivityBinder<CallState, T> StartStreaming<T>(
        this EventActivityBinder<CallState, T> step, CallStateMachine machine, bool afresh)
        where T : class =>
        step.Await(machine.MediaTimeout)
            .If(context => context.Saga.ConnectionId is not null, known => known.Publish(context => new StartStreaming
            {
                CallId = context.Saga.CorrelationId,
                ConnectionId = context.Saga.ConnectionId!,
                Attempt = context.Saga.StreamingAttempts,
                Afresh = afresh,
            }));
}
