using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Carries out what the model says and calls for: its sound is spoken, its tools are run by the same rules as in the other engine.</summary>
internal sealed class RealtimeTalk(
    RealtimeTurns turns, RealtimeAnswer answer, ModelSpeech speech, RealtimeLine line, AnswerDelivery delivery, ClosingSteps closing, TurnRecorder recorder,
    ConversationState conversation, ModelTools tools, string model, ILogger logger)
{
    private RealtimeTelemetry _telemetry;
    private bool _goesOn;

    /// <summary>Whether the model has answered since the connection was made, so that it is good for something.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>The model begins a message.</summary>
    public void Started(RealtimeEvent told)
    {
        // It may have been asked just before the caller took the floor, or heard something that nobody is to answer any more.
        if (turns.IsSuspended || turns.IsCallerSpeaking || closing.IsHangingUp || told.ResponseId is not { } id)
        {
            line.Send(RealtimeMessages.Cancel());
            return;
        }

        _telemetry = RealtimeTelemetry.Start(model);
        answer.Started(id);
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
        _telemetry.Read(told);
        Count(told.Tokens);
        var hasSpoken = answer.HasSpoken;
        if (!answer.Ended(told.ResponseId))
            return;
        _telemetry.Dispose();
        speech.EndAll();
        if (told.Status is "completed" && (told.Calls.Count > 0 || hasSpoken))
            Complete(told);
        else if (told.Status is "cancelled")
            turns.AnswerEnded();
        else
            Fail(told, hasSpoken);
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
        _telemetry.Dispose();
        tools.Forget();
    }

    private void Count(RealtimeTokens? tokens)
    {
        if (tokens is null)
            return;
        var usage = conversation.Usage;
        usage.Add(UsageKind.InputTokens, tokens.Input - tokens.CachedInput - tokens.AudioInput, model);
        usage.Add(UsageKind.CachedInputTokens, tokens.CachedInput, model);
        usage.Add(UsageKind.AudioInputTokens, tokens.AudioInput, model);
        usage.Add(UsageKind.OutputTokens, tokens.Output - tokens.AudioOutput, model);
        usage.Add(UsageKind.AudioOutputTokens, tokens.AudioOutput, model);
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
        tools.Run(conversation.Snapshot(latest: null, line.IsFirstOfResumed), told.Calls, recorder.Sentences.LastOrDefault(text => text.Length > 0));
    }

    private void End()
    {
        delivery.Complete();
        turns.AnswerEnded();
    }

    // What was begun is not begun again; nothing at all is worth another try.
    private void Fail(RealtimeEvent told, bool hasSpoken)
    {
        var reason = told.Error ?? told.Status ?? "empty";
        Log.RealtimeAnswerFailed(logger, conversation.CallId, reason);
        if (reason is not "content_filter" && !hasSpoken && answer.TryAgain(turns.Now))
            return;
        delivery.Forget();
        delivery.Take(new AnswerFailed(reason is "content_filter" ? AnswerFailure.InputFiltered : AnswerFailure.ProviderFailed));
        turns.AnswerEnded();
    }
}
