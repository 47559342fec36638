using System.Diagnostics;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>
/// What becomes of a call when something is wrong with its line to the model: one more connection where it broke, and the cascade for the
/// rest of the call where the model is refused, or lost a second time.
/// </summary>
internal sealed class LineRecovery(
    RealtimeTurns turns, RealtimeAnswer answer, ModelSpeech speech, RealtimeLine line, RealtimeTalk talk, RealtimeConductor conductor, CallerTranscripts transcripts,
    AnswerDelivery delivery, CallVoice voice, Guid callId, EdgeServices services, Func<TimeSpan, CallPipeline> cascade)
{
    private const string GoOn =
        "[The line was interrupted: the caller has heard exactly your words above. Go on where they stop, without repeating any of them.]";

    private bool _isSetUp;
    private bool _isLost;

    /// <summary>Leads the call from here on; null while the model does.</summary>
    public CallPipeline? StandIn { get; private set; }

    /// <summary>The session is as we want it.</summary>
    public void SetUp() => _isSetUp = true;

    /// <summary>The model could not do something. Most errors are about one message and end there; a session that does not take our settings is none we can use.</summary>
    public void Fail(RealtimeEvent told)
    {
        Log.RealtimeError(services.Logger, callId, told.Error!);
        if (!_isSetUp && told.Cause is RealtimeMessages.SetupId)
            FallBack($"settings refused, {told.Error}");
        else
            talk.Refused(told);
    }

    /// <summary>The connection broke: makes another, once; one that breaks again before the model has answered anything is not worth a third.</summary>
    public void Reconnect()
    {
        if (_isLost && !talk.HasAnswered)
        {
            FallBack("the connection broke again");
            return;
        }

        (_isLost, talk.HasAnswered, _isSetUp) = (true, false, false);
        Log.RealtimeLost(services.Logger, callId);
        services.Metrics.RealtimeReconnects.Add(1);
        var (wasAnswering, isPartial, isUnknown) = BreakOff();
        line.Open(turns.Now);
        if (!wasAnswering)
            return;
        if (isUnknown)
        {
            conductor.Say(SpokenPrompt.Error);
            turns.AnswerEnded(isSounding: !voice.Mouth.IsIdle);
            return;
        }

        if (isPartial)
            line.Tell("system", GoOn);
        conductor.Answer();
    }

    /// <summary>The cascade leads the rest of the call, with the same voice, record and conversation.</summary>
    public void FallBack(string reason)
    {
        Log.RealtimeFallback(services.Logger, callId, reason);
        var kind = _isSetUp || _isLost ? "lost" : "refused";
        services.Metrics.RealtimeFallbacks.Add(1, new KeyValuePair<string, object?>("reason", kind));
        Activity.Current?.SetTag("call.engine.fallback", kind);
        var isHeld = IsAnswerHeld();
        var (wasAnswering, isPartial, isUnknown) = BreakOff();
        if (isHeld)
        {
            voice.Mouth.DropForBargeIn();
            (wasAnswering, isPartial) = (true, false);
        }

        transcripts.Finish();
        delivery.Forget();
        voice.Mouth.Resume();
        line.Leave();
        StandIn = cascade(turns.Now);
        turns.Successor = StandIn.Floor;
        StandIn.TakeOver(turns.IsSuspended, wasAnswering, mayAnswer: !isPartial && !isUnknown, turns.TakeTexts());
    }

    // Nothing of it was heard, and nobody here will learn whether it answers an attack: the cascade answers anew, and has that judged itself.
    private bool IsAnswerHeld() => transcripts.HoldsAnswer(turns.Now) && voice is { Mouth.IsIdle: false, Recorder.Current.Caller: not null };

    // Nothing more comes of what the lost connection had begun; what it had said so far is spoken to its end.
    private (bool WasAnswering, bool IsPartial, bool IsUnknown) BreakOff()
    {
        var isPartial = answer is { Current: not null, HasSpoken: true };
        var isUnknown = voice.Recorder is { IsOpen: true, Current.Caller.Content.Length: 0 };
        talk.BreakOff();
        speech.Leave();
        answer.Forget();
        transcripts.Forget();
        turns.CallerLost();
        return (turns.IsAnswering, isPartial, isUnknown);
    }
}
