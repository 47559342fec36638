using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Leads the conversation beside the model: greets, carries out what is decided about turns and what the saga asks for.</summary>
internal sealed class RealtimeConductor(
    RealtimeTurns turns, RealtimeAnswer answer, ModelSpeech speech, RealtimeLine line, Mouth mouth, TurnRecorder recorder, ConversationState conversation,
    AnswerDelivery delivery, ClosingSteps closing, CallerTranscripts transcripts, ModelTools tools, RealtimeTelemetry telemetry,
    CallCenterMetrics metrics)
{
    private bool _callerHasSpoken;

    /// <summary>What the saga wants said.</summary>
    public SagaSpeech Saga { get; } = new(turns, mouth, recorder, closing);

    /// <summary>Opens the call: greets, lets the model sum up where an earlier conversation goes on, or takes up what was broken off.</summary>
    /// <param name="isRecorded">Whether the caller has to be told that the call is recorded.</param>
    /// <param name="heard">Done once the caller has heard the greeting, whatever else they do.</param>
    public void Greet(bool isRecorded, Action heard)
    {
        foreach (var prompt in Greeting.For(conversation.Opening, isRecorded))
            Say(prompt);
        mouth.Then(heard, dropsOnBargeIn: false);
        if (conversation.Opening == ConversationOpening.Resumed)
            Answer();
        else
            OpenEnd.TakeUp(
                conversation,
                brokenOff: () => Say(SpokenPrompt.Error),
                unanswered: AnswerNow,
                asked: (question, style) => recorder.Say(mouth.Say(question, style, dropsOnBargeIn: true)));
    }

    /// <summary>The caller began to speak.</summary>
    public void CallerStarted(RealtimeEvent told)
    {
        var began = TimeOf(told.At is { } at ? at + RealtimeMessages.Prefix : null);
        telemetry.CallerBegan(began);
        turns.CallerStarted(began);
    }

    /// <summary>The caller's turn is over, and the model answers it by itself.</summary>
    public void CallerStopped(RealtimeEvent told)
    {
        if (turns.IsSuspended || told.ItemId is not { } item)
        {
            turns.CallerLost();
            return;
        }

        var stopped = TimeOf(told.At) - turns.Settings.EndOfTurnSilence;
        var times = new AnswerTimes(stopped > TimeSpan.Zero ? stopped : turns.Now) { EndOfTurn = turns.Now, FramesBefore = mouth.FramesSent };
        line.Hears(item);
        transcripts.Begin(item, times, turns.Now);
        BeginTurn(byItself: true);
        turns.CallerStopped();
    }

    /// <summary>What the caller said is written down.</summary>
    public void CallerUnderstood(RealtimeEvent told)
    {
        telemetry.Count(told, conversation.Usage);
        if (told.ItemId is not { } item || transcripts.Complete(item, told.Text ?? "", turns.Now) is not { } waited)
            return;
        metrics.SttCompleteLatency.Record(waited.TotalSeconds);
        telemetry.Understood(told, conversation.Language, turns.Now - waited, turns.Now);
    }

    /// <summary>There is a verdict on what the caller said.</summary>
    public void CallerJudged(CallEvent happened)
    {
        if (transcripts.Judged(happened) is not { } attack)
            return;
        var isAnswered = transcripts.IsAnswered(attack.Message);
        line.TakeBack(attack);
        conversation.Forget(attack.Message);
        if (!isAnswered)
            return;
        transcripts.Refuse();
        turns.TurnRefused();
    }

    /// <summary>Carries out a decision.</summary>
    public async ValueTask ActAsync(TurnDecision decision)
    {
        switch (decision.Kind)
        {
            case TurnDecisionKind.Interrupt:
                await mouth.HoldAsync();
                if (decision.SpokenFor is { } spokenFor)
                    metrics.CutoffLatency.Record(spokenFor.TotalSeconds);
                Interrupt();
                break;
            case TurnDecisionKind.ResumePlayout:
                mouth.Resume();
                break;
            case TurnDecisionKind.TakeTurn:
                TakeTurn(decision);
                break;
            case TurnDecisionKind.AskForPatience:
                Say(SpokenPrompt.Loading);
                break;
            case TurnDecisionKind.GiveUpAnswer:
                GiveUpAnswer(tellModel: true, ModelTools.GivenUp);
                speech.EndAll();
                Say(SpokenPrompt.NoAnswerApology);
                break;
            case TurnDecisionKind.RefuseTurn:
                await mouth.HoldAsync();
                RefuseTurn();
                break;
            case TurnDecisionKind.WarnOfSilence:
                Say(SpokenPrompt.Silence);
                break;
            case TurnDecisionKind.EndForSilence:
                Say(SpokenPrompt.Goodbye);
                closing.HangUp(CloseReason.Silence, dropsOnBargeIn: true);
                break;
        }
    }

    /// <summary>Says something word for word; the model is told once it was heard.</summary>
    public Utterance Say(SpokenPrompt prompt)
    {
        var utterance = mouth.Say(prompt);
        recorder.Say(utterance);
        mouth.Then(() => line.TellHeard(utterance), dropsOnBargeIn: true);
        return utterance;
    }

    /// <summary>Says what the saga wants said.</summary>
    public void Say(SayToCaller command)
    {
        Saga.Say(command);
        line.Tell("assistant", command.Text);
    }

    /// <summary>Takes a text message of the caller for a turn.</summary>
    public void Take(CallerTexted command)
    {
        if (Saga.IsNew(command.TextId))
            turns.Texted(command.Text);
    }

    /// <summary>Has the model answer what was said.</summary>
    public void Answer()
    {
        turns.AnswerBegins();
        answer.Begin(byItself: false);
    }

    private TimeSpan TimeOf(TimeSpan? at) => at is { } place && line.OpenedAt + place < turns.Now ? line.OpenedAt + place : turns.Now;

    private void TakeTurn(TurnDecision decision)
    {
        var times = new AnswerTimes(decision.StoppedAt) { EndOfTurn = turns.Now, FramesBefore = mouth.FramesSent };
        var message = recorder.Begin(decision.Text!, decision.Source == TurnSource.Text ? MessageAction.Sms : MessageAction.Talk, times);
        BeginTurn(byItself: false);
        transcripts.Known(line.TellCaller(message), message, turns.Now);
    }

    private void BeginTurn(bool byItself)
    {
        answer.Begin(byItself);
        if (_callerHasSpoken && line.IsFirstOfResumed)
        {
            line.IsFirstOfResumed = false;
            line.Refresh();
        }

        _callerHasSpoken = true;
    }

    private void Interrupt()
    {
        CutToHeard();
        GiveUpAnswer(tellModel: !turns.IsCallerSpeaking, ModelTools.GivenUp); // Where it hears the caller it stops by itself.
        mouth.DropForBargeIn();
        recorder.Complete();
    }

    private void RefuseTurn()
    {
        CutToHeard();
        GiveUpAnswer(tellModel: true, ModelTools.Refused);
        answer.Refuse();
        mouth.DropForBargeIn();
        mouth.Resume();
        delivery.Take(new AnswerFailed(AnswerFailure.InputFiltered));
        turns.AnswerEnded(isSounding: !mouth.IsIdle);
    }

    // What the model knows of its own words is cut to what was heard of them, as in the record.
    private void CutToHeard()
    {
        line.CutToHeard();
        foreach (var (item, heard) in speech.Interrupt())
            line.Send(heard > 0 ? RealtimeMessages.Truncate(item, heard) : RealtimeMessages.Delete(item));
    }

    private void GiveUpAnswer(bool tellModel, string why)
    {
        if (answer.GiveUp() && tellModel)
            line.Send(RealtimeMessages.Cancel());
        tools.GiveUp(why);
        delivery.Forget();
    }

    private void AnswerNow(ConversationMessage said)
    {
        Answer();
        if (line.CallerItem is { } item)
            transcripts.Known(item, said, turns.Now);
    }
}
