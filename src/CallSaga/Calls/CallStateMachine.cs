using CallCenter.CallSaga.Calls.Steps;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls;

/// <summary>
/// The life of a phone call. Initiating: ringing, language choice, waiting for the audio. Talking: an edge holds the call.
/// Transferring: the human agent is being reached. Closing: the end is under way. Closed: over, but late news is still stored.
/// Effects outside are commands to call control, sent once the row is committed; every wait has an end.
/// </summary>
internal sealed partial class CallStateMachine : MassTransitStateMachine<CallState>
{
    private readonly ILogger<CallStateMachine> logger;

    public CallStateMachine(CallPolicy policy, EdgePulses edges, ILogger<CallStateMachine> logger)
    {
        this.logger = logger;
        InstanceState(call => call.CurrentState);
        DeclareEvents(policy.Waits);

        Initially(
            When(StartCall).BeginOutbound().JoinConversation().Await(RingTimeout).PlaceCall().TransitionTo(Initiating),
            When(IncomingCall).BeginInbound().JoinConversation().Await(RingTimeout).AnswerCall().TransitionTo(Initiating));

        DuringAny(
            When(TurnCompleted).StoreTurn(),
            When(InsightsReady).StoreInsights(),
            When(UsageReported).StoreUsage(),
            When(SmsSent).StoreSms(),
            When(RecordingStarted).NoteRecording(),
            When(RecordingChanged).NoteRecording(),
            Ignore(StartCall), Ignore(IncomingCall), Ignore(MediaStreamingStarted), Ignore(RecognizeCanceled),
            Ignore(PlayCompleted), Ignore(PlayFailed), Ignore(PlayCanceled));

        During(Initiating,
            When(CallPlaced).NoteLeg(),
            When(CallPlacementFailed, NotConnected).LineEnded(policy, CloseReason.Failed).LetGo(this),
            When(CallSetupFailed, NotConnected).LineEnded(policy).LetGo(this),
            When(CallConnected, NotConnected).NoteLeg().Connected(policy, this).IfElse(OffersLanguages,
                several => several.PlayLanguageMenu(this),
                one => one.Await(MediaTimeout)),
            When(RecognizeCompleted, AnswersMenu).IfElse(NamesLanguage,
                chosen => chosen.TakeLanguage().StartStreaming(this),
                unclear => unclear.AskLanguageAgain(this)),
            When(RecognizeFailed, AnswersMenu).AskLanguageAgain(this),
            When(LanguageMenuRefused, AnswersMenu).KeepDefaultLanguage(this),
            When(MenuTimeout.Received).CancelMedia().KeepDefaultLanguage(this),
            When(MediaSessionStarted).NoteSession(edges).Unschedule(MediaTimeout)
                .If(NotConnected, first => first.Connected(policy, this)).TransitionTo(Talking),
            When(MediaStreamingFailed, OfThisStream).Await(StreamingPause),
            When(StreamingRefused, StreamRefused).Await(StreamingPause),
            When(StreamingPause.Received).RestartStreaming(this, policy),
            When(MediaTimeout.Received).RestartStreaming(this, policy),
            When(RingTimeout.Received).HangUp(this, policy, CloseReason.NoAnswer),
            When(DurationTimeout.Received).HangUp(this, policy, CloseReason.MaximumDuration),
            When(HangUpCall).HangUp(this, policy),
            When(CallDisconnected).LineEnded(policy).LetGo(this),
            When(LegGone).LineEnded(policy).LetGo(this));
        Disregard(Initiating,
            TransferCall, TransferAccepted, TransferFailed, TransferRefused, TransferTimeout.Received, MediaStreamingStopped,
            MediaSessionEnded, MediaSessionLost, ClosingTimeout.Received, LateWords.Received);

        During(Talking,
            When(CallPlaced).NoteLeg(),
            When(CallConnected).If(RecordingWaits, late => late.NoteLeg().StartRecording(policy)).NoteLeg(),
            When(MediaSessionStarted).If(IsAnotherSession, untold => untold.Unschedule(TransferTimeout))
                .NoteSession(edges).Unschedule(MediaTimeout),
            When(MediaSessionEnded, OfThisSession).ForgetSession().IfElse(LeftToOthers,
                orderly => orderly.MoveStreaming(this, policy),
                lost => lost.Await(StreamingPause)),
            When(MediaSessionLost, OfThisSession).RestartStreaming(this, policy),
            When(MediaStreamingStopped, HoldsStream).Await(StreamingPause),
            When(MediaStreamingFailed, OfThisStream).Await(StreamingPause),
            When(StreamingRefused, StreamRefused).Await(StreamingPause),
            When(StreamingPause.Received).RestartStreaming(this, policy),
            When(MediaTimeout.Received).RestartStreaming(this, policy),
            When(TransferCall, NotBeingAnnounced).IfElse(NeedsAnnouncing,
                unheard => unheard.Tell(policy, SpokenPrompt.Transfer, AfterSaying.Transfer).Await(TransferTimeout, Transfers.LongestAnnouncement),
                heard => heard.Await(TransferTimeout).TransferLeg().TransitionTo(Transferring)),
            When(TransferAccepted).HandedOver().LeaveToAgent(this),
            When(DurationTimeout.Received).IfElse(CanSayGoodbye,
                first => first.EndsFor(CloseReason.MaximumDuration).Tell(policy, SpokenPrompt.Goodbye, AfterSaying.HangUp)
                    .Await(DurationTimeout, ClosingSteps.LongestGoodbye),
                second => second.HangUp(this, policy, CloseReason.MaximumDuration)),
            When(HangUpCall).HangUp(this, policy),
            When(CallDisconnected).LineEnded(policy).LetGo(this),
            When(LegGone).LineEnded(policy).LetGo(this));
        Disregard(Talking,
            CallPlacementFailed, CallSetupFailed, RecognizeCompleted, RecognizeFailed, LanguageMenuRefused, TransferFailed, TransferRefused,
            RingTimeout.Received, MenuTimeout.Received, TransferTimeout.Received, ClosingTimeout.Received, LateWords.Received);

        During(Transferring,
            When(TransferAccepted).HandedOver().LeaveToAgent(this),
            When(TransferFailed, OfThisTransfer).ReturnToCaller(this, policy),
            When(TransferRefused, OfThisTransfer).ReturnToCaller(this, policy),
            When(TransferTimeout.Received).ReturnToCaller(this, policy),
            When(CallPlaced).NoteLeg(),
            When(CallConnected).NoteLeg(),
            When(MediaSessionStarted).NoteSession(edges).Unschedule(MediaTimeout),
            When(MediaSessionEnded, OfThisSession).ForgetSession(),
            When(MediaSessionLost, OfThisSession).LoseSession(),
            When(DurationTimeout.Received).Await(DurationTimeout, Transfers.Extension),
            When(HangUpCall).HangUp(this, policy),
            When(CallDisconnected).LineEnded(policy).LetGo(this),
            When(LegGone).LineEnded(policy).LetGo(this));
        Disregard(Transferring,
            TransferCall, CallPlacementFailed, CallSetupFailed, RecognizeCompleted, RecognizeFailed, LanguageMenuRefused,
            MediaStreamingStopped, MediaStreamingFailed, StreamingRefused, StreamingPause.Received, RingTimeout.Received,
            MenuTimeout.Received, MediaTimeout.Received, ClosingTimeout.Received, LateWords.Received);

        During(Closing,
            When(CallPlaced, LegUnknown).NoteLeg().HangUpLeg(policy),
            When(CallConnected, NotConnected).NoteLeg().HangUpLeg(policy),
            When(CallPlacementFailed, NotConnected).LineEnded(policy, CloseReason.Failed).LetGo(this),
            When(CallSetupFailed, NotConnected).LineEnded(policy).LetGo(this),
            When(CallDisconnected, LineStillUp).LineEnded(policy).LetGo(this),
            When(LegGone, LineStillUp).LineEnded(policy).LetGo(this),
            When(MediaSessionStarted).NoteSession(edges).EndSession(),
            When(MediaSessionEnded, OfThisSession).ForgetSession().CloseIfOver(this),
            When(MediaSessionLost, OfThisSession).LoseSession().CloseIfOver(this),
            When(TurnCompleted).CloseIfOver(this),
            When(TransferAccepted, NotHandedOver).HandedOver(),
            When(ClosingTimeout.Received).LineEnded(policy, CloseReason.Failed).TransitionTo(Closed));
        Disregard(Closing,
            HangUpCall, TransferCall, TransferFailed, TransferRefused, RecognizeCompleted, RecognizeFailed, LanguageMenuRefused,
            MediaStreamingStopped, MediaStreamingFailed, StreamingRefused, StreamingPause.Received, RingTimeout.Received,
            MenuTimeout.Received, MediaTimeout.Received, TransferTimeout.Received, DurationTimeout.Received, LateWords.Received);

        WhenEnter(Closed, over => over.StopWaiting(this).NoteCallEnded().AnnounceClosed()
            .Then(context => Log.Closed(logger, context.Saga.CorrelationId, context.Saga.CloseReason)));

        During(Closed,
            When(CallPlaced, LegUnknown).NoteLeg().HangUpLeg(policy),
            When(CallConnected, NotConnected).NoteLeg().HangUpLeg(policy),
            When(MediaSessionStarted).DismissSession(),
            When(MediaSessionEnded, OfThisSession).ForgetSession(),
            When(MediaSessionLost, OfThisSession).LoseSession(),
            When(TurnCompleted, StoresWords).Await(LateWords),
            When(LateWords.Received).AnnounceLateWords(),
            When(TransferAccepted, NotHandedOver).HandedOver());
        Disregard(Closed,
            CallPlacementFailed, CallSetupFailed, CallDisconnected, LegGone, HangUpCall, TransferCall, TransferFailed, TransferRefused,
            RecognizeCompleted, RecognizeFailed, LanguageMenuRefused, MediaStreamingStopped, MediaStreamingFailed, StreamingRefused,
            StreamingPause.Received, RingTimeout.Received, MenuTimeout.Received, MediaTimeout.Received, TransferTimeout.Received,
            DurationTimeout.Received, ClosingTimeout.Received);
    }

    /// <summary>Placed or answered, not yet talking.</summary>
    public State Initiating { get; private set; } = null!;

    /// <summary>An edge holds the call, or is about to take it back.</summary>
    public State Talking { get; private set; } = null!;

    /// <summary>The human agent is being reached.</summary>
    public State Transferring { get; private set; } = null!;

    /// <summary>The end is under way: waiting for the line, the edge or its last turn.</summary>
    public State Closing { get; private set; } = null!;

    /// <summary>Over and announced.</summary>
    public State Closed { get; private set; } = null!;

    /// <summary>News that means nothing in a state, such as a repetition, or what is left of an earlier one.</summary>
    private void Disregard(State state, params ReadOnlySpan<Event> events)
    {
        foreach (var @event in events)
            During(state, Ignore(@event));
    }
}
