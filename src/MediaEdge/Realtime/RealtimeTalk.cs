using CallCenter.Assistant.Chat;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Carries out what the model says and calls for: its sound is spoken, its tools are run by the same rules as in the other engine.</summary>
internal sealed class RealtimeTalk(
    RealtimeTurns turns, RealtimeAnswer answer, ModelSpeech speech, RealtimeLine line, Mouth mouth, AnswerDelivery delivery, ClosingSteps closing, TurnRecorder recorder,
    ConversationState conversation, CallerTranscripts transcripts, ModelTools tools, RealtimeTelemetry telemetry, ILogger logger)
{
    private bool _goesOn;

    /// <summary>Whether the model has answered since the connection was made, so that it is good for something.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>The model begins a message.</summary>
    public void Started(RealtimeEvent told)
    {
        // It may have been asked just before the caller took the floor, or heard something that nobody is to answer any more.
        if (turns.IsSuspended || turns.IsCallerSpeaking || closing.IsHangingUp || told.ResponseId is not { } id || !answer.TryStart(id, told.AskId))
        {
            line.Send(RealtimeMessages.Cancel(told.ResponseId));
            return;
        }

        telemetry.Begin(id);
        if (!turns.IsAnswering)
            turns.AnswerBegins();
    }

    /// <summary>Sound of the message, or of one that is not wanted any more.</summary>
    public void Sound(RealtimeEvent told, ReadOnlySpan<byte> sound)
    {
        if (!Hears(told))
            return;
        if (!speech.Sound(told.ItemId!, sound))
            line.Send(RealtimeMessages.Cancel());
    }

    /// <summary>Words of the message.</summary>
    public void Words(RealtimeEvent told)
    {
        if (Hears(told))
            speech.Words(told.ItemId!, told.Text!);
    }

    /// <summary>All words, or all sound, of an item.</summary>
    public void ItemDone(RealtimeEvent told)
    {
        if (answer.Current is null || told.ItemId is not { } item)
            return;
        if (told.Kind == RealtimeEventKind.WordsDone)
            speech.WordsDone(item, told.Text!);
        else
            speech.SoundDone(item);
    }

    /// <summary>The model is done with a message.</summary>
    public void Done(RealtimeEvent told)
    {
        telemetry.Done(told);
        told.Tokens?.Count(conversation.Usage, telemetry.Model);
        var hasSpoken = answer.HasSpoken;
        if (!answer.Ended(told.ResponseId))
            return;
        speech.EndAll();
        if (told.Status is "completed" && (told.Calls.Count > 0 || hasSpoken))
            Complete(told);
        else if (told.Status is "cancelled")
            turns.AnswerEnded(isSounding: !mouth.IsIdle);
        else
            Fail(told, hasSpoken);
    }

    /// <summary>Calls that wait for a verdict are run once it is there, and given up where the call is handed on or ended before.</summary>
    public void FollowTools()
    {
        if (!tools.IsHolding)
            return;
        if (!turns.IsSuspended)
        {
            tools.LetThrough(transcripts.IsUnjudged(turns.Now), turns.Now);
            return;
        }

        tools.GiveUp(ModelTools.Leaving);
        turns.AnswerEnded(isSounding: !mouth.IsIdle);
    }

    /// <summary>Something came of the tools that the model has called; once all were run, it is to say what came of them, unless the call ends with that.</summary>
    public void TakeTool(CallEvent happened)
    {
        if (!tools.IsCurrent(happened))
            return;
        if (happened.Subject is AssistantOutput output)
        {
            delivery.Take(output);
            _goesOn &= output is not (CallEndRequested or HumanRequested);
            if (output is ToolCalled tool)
                tools.Answer(tool.Call.Id, tool.Call.Result);
            return;
        }

        tools.Ended();
        line.Refresh();
        if (_goesOn)
            answer.GoOn();
        else
            End();
    }

    /// <summary>The model does not do what it was asked to.</summary>
    public void Refused(RealtimeEvent told)
    {
        if (told.Error is RealtimeMessages.Busy)
            answer.AskAgain(told.Cause);
        else if (answer.Refused(told.Cause))
            Fail(told, hasSpoken: false);
    }

    /// <summary>Nothing more comes of the message that is being spoken, and of the tools it has called.</summary>
    public void BreakOff()
    {
        telemetry.End();
        tools.Forget();
    }

    private bool Hears(RealtimeEvent told)
    {
        if (answer.Current is null || told.ItemId is null)
            return false;
        if (answer.Spoke())
        {
            delivery.Take(new FirstTokenReceived());
            turns.AnswerSpoke();
        }

        return true;
    }

    private void Complete(RealtimeEvent told)
    {
        HasAnswered = true;
        if (told.Calls.Count == 0)
        {
            End();
            return;
        }

        _goesOn = true;
        tools.Run(conversation.Snapshot(latest: null, line.IsFirstOfResumed), told.Calls, recorder.Sentences.LastOrDefault(text => text.Length > 0), turns.Now);
    }

    private void End()
    {
        delivery.Complete();
        turns.AnswerEnded(isSounding: !mouth.IsIdle);
    }

    // What was begun is not begun again; nothing at all is worth another try.
    private void Fail(RealtimeEvent told, bool hasSpoken)
    {
        var reason = told.Error ?? told.Status ?? "empty";
        Log.RealtimeAnswerFailed(logger, conversation.CallId, reason);
        var isFiltered = reason is "content_filter";
        if (!isFiltered && !hasSpoken && answer.TryAgain(turns.Now))
            return;
        if (isFiltered)
        {
            line.TakeBackCaller();
            transcripts.Refuse();
            answer.Refuse();
        }

        delivery.Forget();
        delivery.Take(new AnswerFailed(isFiltered ? AnswerFailure.InputFiltered : AnswerFailure.ProviderFailed));
        turns.AnswerEnded(isSounding: !mouth.IsIdle);
    }
}
