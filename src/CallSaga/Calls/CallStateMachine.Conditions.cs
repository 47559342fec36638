using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls;

/// <summary>What a step depends on; mostly whether the news is about what is going on now or about something past.</summary>
internal sealed partial class CallStateMachine
{
    private static bool NotConnected<T>(BehaviorContext<CallState, T> context)
        where T : class => context.Saga.ConnectedAt is null;

    private static bool LegUnknown<T>(BehaviorContext<CallState, T> context)
        where T : class => context.Saga.ConnectionId is null;

    private static bool RecordingWaits(BehaviorContext<CallState, CallConnected> context) => context.Saga.ServerCallId is null;

    private static bool LineStillUp<T>(BehaviorContext<CallState, T> context)
        where T : class => context.Saga.ClosedAt is null;

    private static bool OffersLanguages(BehaviorContext<CallState, CallConnected> context) => LanguageMenu.IsOfferedTo(context.Saga);

    private static bool NamesLanguage(BehaviorContext<CallState, RecognizeCompleted> context) =>
        LanguageMenu.Choice(context.Saga, context.Message) is not null;

    private static bool AnswersMenu(BehaviorContext<CallState, RecognizeCompleted> context) =>
        LanguageMenu.IsAnsweredBy(context.Saga, context.Message.OperationContext);

    private static bool AnswersMenu(BehaviorContext<CallState, RecognizeFailed> context) =>
        LanguageMenu.IsAnsweredBy(context.Saga, context.Message.OperationContext);

    private static bool AnswersMenu(BehaviorContext<CallState, LanguageMenuRefused> context) =>
        LanguageMenu.IsAnsweredBy(context.Saga, LanguageMenu.OperationContext(context.Message.Attempt));

    private static bool StoresWords(BehaviorContext<CallState, TurnCompleted> context) => context.TryGetPayload<StoredWords>(out _);

    private static bool OfThisStream(BehaviorContext<CallState, MediaStreamingFailed> context) =>
        Streaming.IsCurrent(context.Saga, context.Message.OperationContext);

    private static bool StreamRefused(BehaviorContext<CallState, StreamingRefused> context) =>
        context.Message.Attempt == context.Saga.StreamingAttempts && context.Saga.EdgeAddress is null;

    private static bool HoldsStream(BehaviorContext<CallState, MediaStreamingStopped> context) =>
        context.Saga.EdgeAddress is not null && Streaming.IsCurrent(context.Saga, context.Message.OperationContext);

    private static bool OfThisSession(BehaviorContext<CallState, MediaSessionEnded> context) =>
        context.Saga.MediaSessionId == context.Message.SessionId;

    private static bool OfThisSession(BehaviorContext<CallState, MediaSessionLost> context) =>
        context.Saga.MediaSessionId == context.Message.SessionId && context.Saga.EdgeAddress is not null;

    // What the one before was told to announce is gone with it. A second report of the same session tells nothing new.
    private static bool IsAnotherSession(BehaviorContext<CallState, MediaSessionStarted> context) =>
        context.Saga.MediaSessionId != context.Message.SessionId;

    private static bool LeftToOthers(BehaviorContext<CallState, MediaSessionEnded> context) =>
        context.Message.Reason == StreamEnd.EdgeLeaving && context.Saga.AwaitedTurn is null;

    private static bool NeedsAnnouncing(BehaviorContext<CallState, TransferCall> context) =>
        context.Message.BySupervisor && context.Saga.EdgeAddress is not null;

    private static bool NotBeingAnnounced(BehaviorContext<CallState, TransferCall> context) =>
        !NeedsAnnouncing(context) || context.Saga.TransferTimeoutId is null;

    private static bool OfThisTransfer(BehaviorContext<CallState, TransferFailed> context) =>
        Transfers.IsCurrent(context.Saga, context.Message.OperationContext);

    private static bool OfThisTransfer(BehaviorContext<CallState, TransferRefused> context) =>
        Transfers.IsCurrent(context.Saga, context.Message.OperationContext);

    private static bool NotHandedOver(BehaviorContext<CallState, TransferAccepted> context) =>
        context.Saga.CloseReason != CloseReason.Transferred;

    private static bool CanSayGoodbye<T>(BehaviorContext<CallState, T> context)
        where T : class => context.Saga.EdgeAddress is not null && context.Saga.CloseReason is null;
}
