using System.Linq.Expressions;
using CallCenter.CallSaga.Calls.Steps;
using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Notifications;
using CallCenter.Contracts.Usage;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls;

/// <summary>What the machine hears: every message with the call it belongs to, and every wait with its length.</summary>
internal sealed partial class CallStateMachine
{
    private readonly List<Action<IConsumePipeConfigurator, IPartitioner>> orderings = [];

    public Event<StartCall> StartCall { get; private set; } = null!;
    public Event<IncomingCall> IncomingCall { get; private set; } = null!;
    public Event<HangUpCall> HangUpCall { get; private set; } = null!;
    public Event<TransferCall> TransferCall { get; private set; } = null!;

    public Event<CallPlaced> CallPlaced { get; private set; } = null!;
    public Event<CallPlacementFailed> CallPlacementFailed { get; private set; } = null!;
    public Event<LegGone> LegGone { get; private set; } = null!;
    public Event<LanguageMenuRefused> LanguageMenuRefused { get; private set; } = null!;
    public Event<StreamingRefused> StreamingRefused { get; private set; } = null!;
    public Event<TransferRefused> TransferRefused { get; private set; } = null!;
    public Event<RecordingStarted> RecordingStarted { get; private set; } = null!;

    public Event<CallConnected> CallConnected { get; private set; } = null!;
    public Event<CallSetupFailed> CallSetupFailed { get; private set; } = null!;
    public Event<CallDisconnected> CallDisconnected { get; private set; } = null!;
    public Event<TransferAccepted> TransferAccepted { get; private set; } = null!;
    public Event<TransferFailed> TransferFailed { get; private set; } = null!;
    public Event<MediaStreamingStarted> MediaStreamingStarted { get; private set; } = null!;
    public Event<MediaStreamingStopped> MediaStreamingStopped { get; private set; } = null!;
    public Event<MediaStreamingFailed> MediaStreamingFailed { get; private set; } = null!;
    public Event<RecognizeCompleted> RecognizeCompleted { get; private set; } = null!;
    public Event<RecognizeFailed> RecognizeFailed { get; private set; } = null!;
    public Event<RecognizeCanceled> RecognizeCanceled { get; private set; } = null!;
    public Event<PlayCompleted> PlayCompleted { get; private set; } = null!;
    public Event<PlayFailed> PlayFailed { get; private set; } = null!;
    public Event<PlayCanceled> PlayCanceled { get; private set; } = null!;
    public Event<RecordingChanged> RecordingChanged { get; private set; } = null!;

    public Event<MediaSessionStarted> MediaSessionStarted { get; private set; } = null!;
    public Event<MediaSessionEnded> MediaSessionEnded { get; private set; } = null!;
    public Event<MediaSessionLost> MediaSessionLost { get; private set; } = null!;
    public Event<TurnCompleted> TurnCompleted { get; private set; } = null!;
    public Event<InsightsReady> InsightsReady { get; private set; } = null!;
    public Event<UsageReported> UsageReported { get; private set; } = null!;
    public Event<SmsSent> SmsSent { get; private set; } = null!;

    /// <summary>From the request to the pick-up.</summary>
    public Schedule<CallState, RingTimedOut> RingTimeout { get; private set; } = null!;

    /// <summary>From playing the language menu to the caller's choice.</summary>
    public Schedule<CallState, LanguageMenuTimedOut> MenuTimeout { get; private set; } = null!;

    /// <summary>From asking for the audio stream to an edge holding it.</summary>
    public Schedule<CallState, MediaStartTimedOut> MediaTimeout { get; private set; } = null!;

    /// <summary>From losing the audio to asking for it again.</summary>
    public Schedule<CallState, StreamingPauseElapsed> StreamingPause { get; private set; } = null!;

    /// <summary>From asking for the agent to the agent's answer; while the call is still talking, from announcing it.</summary>
    public Schedule<CallState, TransferTimedOut> TransferTimeout { get; private set; } = null!;

    /// <summary>From the pick-up to the longest a call may last.</summary>
    public Schedule<CallState, DurationReached> DurationTimeout { get; private set; } = null!;

    /// <summary>From asking for the end to everybody having let go.</summary>
    public Schedule<CallState, ClosingTimedOut> ClosingTimeout { get; private set; } = null!;

    /// <summary>From words of the caller that came after the call was closed to having it summarised with them: more of them may be on their way.</summary>
    public Schedule<CallState, LateWordsSettled> LateWords { get; private set; } = null!;

    /// <summary>Makes an endpoint process the messages of one call in the order of their arrival, and calls side by side.</summary>
    public void KeepCallsInOrder(IConsumePipeConfigurator endpoint, IPartitioner partitions) =>
        orderings.ForEach(keepInOrder => keepInOrder(endpoint, partitions));

    private void DeclareEvents(CallTimeoutOptions waits)
    {
        Begins(() => StartCall, m => m.CallId);
        Begins(() => IncomingCall, m => m.CallId);
        Concerns(() => HangUpCall, m => m.CallId);
        Concerns(() => TransferCall, m => m.CallId);

        Concerns(() => CallPlaced, m => m.CallId);
        Concerns(() => CallPlacementFailed, m => m.CallId);
        Concerns(() => LegGone, m => m.CallId);
        Concerns(() => LanguageMenuRefused, m => m.CallId);
        Concerns(() => StreamingRefused, m => m.CallId);
        Concerns(() => TransferRefused, m => m.CallId);
        Concerns(() => RecordingStarted, m => m.CallId);

        Concerns(() => CallConnected, m => m.CallId);
        Concerns(() => CallSetupFailed, m => m.CallId);
        Concerns(() => CallDisconnected, m => m.CallId);
        Concerns(() => TransferAccepted, m => m.CallId);
        Concerns(() => TransferFailed, m => m.CallId);
        Concerns(() => MediaStreamingStarted, m => m.CallId);
        Concerns(() => MediaStreamingStopped, m => m.CallId);
        Concerns(() => MediaStreamingFailed, m => m.CallId);
        Concerns(() => RecognizeCompleted, m => m.CallId);
        Concerns(() => RecognizeFailed, m => m.CallId);
        Concerns(() => RecognizeCanceled, m => m.CallId);
        Concerns(() => PlayCompleted, m => m.CallId);
        Concerns(() => PlayFailed, m => m.CallId);
        Concerns(() => PlayCanceled, m => m.CallId);
        Concerns(() => RecordingChanged, m => m.CallId);

        Concerns(() => MediaSessionStarted, m => m.CallId);
        Concerns(() => MediaSessionEnded, m => m.CallId);
        Concerns(() => MediaSessionLost, m => m.CallId);
        Concerns(() => TurnCompleted, m => m.CallId);
        Concerns(() => InsightsReady, m => m.CallId);
        Concerns(() => UsageReported, m => m.CallId);
        Concerns(() => SmsSent, m => m.CallId);

        // The first six follow one another, so they share one token: a new wait makes the one before it stale.
        Waits(() => RingTimeout, call => call.StepTimeoutId, waits.RingTimeout);
        Waits(() => MenuTimeout, call => call.StepTimeoutId, LanguageMenu.LongestAnswer);
        Waits(() => MediaTimeout, call => call.StepTimeoutId, waits.MediaStartTimeout);
        Waits(() => StreamingPause, call => call.StepTimeoutId, Streaming.PauseBeforeRestart);
        Waits(() => ClosingTimeout, call => call.StepTimeoutId, waits.ClosingTimeout);
        Waits(() => LateWords, call => call.StepTimeoutId, ClosingSteps.LateWordsSettle);
        Waits(() => TransferTimeout, call => call.TransferTimeoutId, waits.TransferTimeout);
        Waits(() => DurationTimeout, call => call.DurationTimeoutId, waits.MaxDuration);
    }

    private void Begins<T>(Expression<Func<Event<T>>> @event, Func<T, Guid> callId)
        where T : class
    {
        Event(@event, correlation => correlation.CorrelateById(context => callId(context.Message)));
        KeepInOrder(callId);
    }

    private void Concerns<T>(Expression<Func<Event<T>>> @event, Func<T, Guid> callId)
        where T : class
    {
        Event(@event, correlation => ConcernsKnownCall(correlation, callId));
        KeepInOrder(callId);
    }

    private void Waits<T>(Expression<Func<Schedule<CallState, T>>> wait, Expression<Func<CallState, Guid?>> token, TimeSpan length)
        where T : class, ICallWait<T>
    {
        Schedule(wait, token, schedule =>
        {
            schedule.Delay = length;
            schedule.Received = correlation => ConcernsKnownCall(correlation, message => message.CallId);
        });
        KeepInOrder<T>(message => message.CallId);
    }

    private void ConcernsKnownCall<T>(IEventCorrelationConfigurator<CallState, T> correlation, Func<T, Guid> callId)
        where T : class
    {
        correlation.CorrelateById(context => callId(context.Message));
        correlation.OnMissingInstance(missing => missing.Execute(context => Log.UnknownCall(logger, callId(context.Message), typeof(T).Name)));
    }

    private void KeepInOrder<T>(Func<T, Guid> callId)
        where T : class =>
        orderings.Add((endpoint, partitions) => endpoint.UsePartitioner<T>(partitions, context => callId(context.Message)));
}
