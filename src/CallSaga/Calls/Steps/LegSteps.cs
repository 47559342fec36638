using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps about the line: begin, connect, record, hang up.</summary>
internal static class LegSteps
{
    public static EventActivityBinder<CallState, StartCall> BeginOutbound(this EventActivityBinder<CallState, StartCall> step) =>
        step.Then(context => Begin(context.Saga, CallDirection.Outbound, context.Message.Initiation, context.Message.RequestedAt));

    public static EventActivityBinder<CallState, IncomingCall> BeginInbound(this EventActivityBinder<CallState, IncomingCall> step) =>
        step.Then(context =>
        {
            Begin(context.Saga, CallDirection.Inbound, context.Message.Initiation, context.Message.RangAt);
            context.Saga.IncomingCallContext = context.Message.IncomingCallContext;
            context.Saga.ServerCallId = context.Message.ServerCallId;
        });

    /// <summary>Takes up the latest conversation of the number, or begins one, and writes down that a call began.</summary>
    public static EventActivityBinder<CallState, T> JoinConversation<T>(this EventActivityBinder<CallState, T> step)
        where T : class =>
        step.Activity(activity => activity.OfInstanceType<JoinConversation>());

    public static EventActivityBinder<CallState, StartCall> PlaceCall(this EventActivityBinder<CallState, StartCall> step) =>
        step.Publish(context => new PlaceCall
        {
            CallId = context.Saga.CorrelationId,
            To = context.Saga.Initiation.PhoneNumber,
            DisplayName = context.Saga.Initiation.BotCompany,
            StreamAtOnce = !LanguageMenu.IsOfferedTo(context.Saga),
        });

    public static EventActivityBinder<CallState, IncomingCall> AnswerCall(this EventActivityBinder<CallState, IncomingCall> step) =>
        step.Publish(context => new AnswerCall
        {
            CallId = context.Saga.CorrelationId,
            IncomingCallContext = context.Message.IncomingCallContext,
            StreamAtOnce = !LanguageMenu.IsOfferedTo(context.Saga),
        });

    public static EventActivityBinder<CallState, CallPlaced> NoteLeg(this EventActivityBinder<CallState, CallPlaced> step) =>
        step.Then(context => NoteLeg(context.Saga, context.Message.ConnectionId, context.Message.ServerCallId));

    public static EventActivityBinder<CallState, CallConnected> NoteLeg(this EventActivityBinder<CallState, CallConnected> step) =>
        step.Then(context => NoteLeg(context.Saga, context.Message.ConnectionId, context.Message.ServerCallId));

    /// <summary>Both parties are on the line: from here the duration counts.</summary>
    public static EventActivityBinder<CallState, T> Connected<T>(
        this EventActivityBinder<CallState, T> step, CallPolicy policy, CallStateMachine machine)
        where T : class =>
        step.Then(context => context.Saga.ConnectedAt = policy.Now)
            .Await(machine.DurationTimeout)
            .Publish(context => new CallStarted
            {
                CallId = context.Saga.CorrelationId,
                ConversationId = context.Saga.ConversationId,
                Direction = context.Saga.Direction,
                ConnectedAt = context.Saga.ConnectedAt!.Value,
            })
            .StartRecording(policy);

    /// <summary>Where calls are recorded; without the shared id, which the service has not told yet, recording begins as soon as it does.</summary>
    public static EventActivityBinder<CallState, T> StartRecording<T>(this EventActivityBinder<CallState, T> step, CallPolicy policy)
        where T : class =>
        step.If(context => policy.Records(context.Saga) && context.Saga.ServerCallId is not null, wanted => wanted.Publish(context => new StartRecording
        {
            CallId = context.Saga.CorrelationId,
            ServerCallId = context.Saga.ServerCallId!,
        }));

    public static EventActivityBinder<CallState, RecordingStarted> NoteRecording(this EventActivityBinder<CallState, RecordingStarted> step) =>
        step.Then(context => context.Saga.RecordingId ??= context.Message.RecordingId);

    public static EventActivityBinder<CallState, RecordingChanged> NoteRecording(this EventActivityBinder<CallState, RecordingChanged> step) =>
        step.Then(context =>
        {
            // StartRecordingFailed arrives as not active, with an id that recorded nothing.
            if (context.Message.Active)
                context.Saga.RecordingId ??= context.Message.RecordingId;
        });

    /// <summary>Where the leg is not known yet, nothing; the news of it leads here again.</summary>
    public static EventActivityBinder<CallState, T> HangUpLeg<T>(this EventActivityBinder<CallState, T> step, CallPolicy policy)
        where T : class =>
        step.If(context => context.Saga.ConnectionId is not null, known => known.Publish(context => new HangUpLeg
        {
            CallId = context.Saga.CorrelationId,
            ConnectionId = context.Saga.ConnectionId!,
            Step = typeof(T).Name,
            AskedAt = policy.Now,
        }));

    private static void Begin(CallState call, CallDirection direction, CallInitiation initiation, DateTimeOffset at)
    {
        call.Direction = direction;
        call.Initiation = initiation;
        call.PhoneNumber = initiation.PhoneNumber.Value;
        call.Language = initiation.DefaultLanguage;
        call.CreatedAt = at;
    }

    private static void NoteLeg(CallState call, string connectionId, string? serverCallId)
    {
        call.ConnectionId ??= connectionId;
        call.ServerCallId ??= serverCallId;

        // The ticket is used up, and 8 KB long.
        call.IncomingCallContext = null;
    }
}
