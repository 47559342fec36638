using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Leads the conversation: greets, carries out what the turn machine decides and what the saga asks for.</summary>
internal sealed class Conductor(
    TurnMachine machine, Mouth mouth, TurnRecorder recorder, ConversationState conversation, AnswerRunner answers, AnswerDelivery delivery,
    ClosingSteps closing, CallCenterMetrics metrics, FeatureFlags flags)
{
    private readonly SagaSpeech _saga = new(machine, mouth, recorder, closing);
    private bool _callerHasSpoken;
    private bool _isAsked;

    /// <summary>What the saga wanted said and was not heard to its end yet, oldest first.</summary>
    public IReadOnlyList<SayToCaller> Unheard => _saga.Unheard;

    /// <summary>Opens the call: greets, lets the assistant sum up where an earlier conversation goes on, or takes up what was broken off.</summary>
    public void Greet()
    {
        foreach (var prompt in Greeting.For(conversation.Opening, flags.RecordingEnabled))
            recorder.Say(mouth.Say(prompt));
        if (conversation.Opening == ConversationOpening.Resumed)
            BeginAnswer(resumed: true);
        else
            OpenEnd.TakeUp(conversation, brokenOff: AskAgain, unanswered: _ => BeginAnswer(resumed: false), asked: AskOnceMore);
        _isAsked |= conversation.Opening != ConversationOpening.Restored; // Others are asked by the greeting itself.
    }

    /// <summary>The caller waits for an answer that another engine has not given.</summary>
    /// <param name="mayAnswer">Whether it is known to what, and nothing of it was said yet.</param>
    public void TakeOver(bool mayAnswer)
    {
        if (!mayAnswer)
        {
            recorder.Say(mouth.Say(SpokenPrompt.Error));
            return;
        }

        machine.AnswerBegins();
        answers.Begin(conversation.Snapshot(recorder.IsOpen ? recorder.Current.Caller : null, IsFirstOfResumed));
    }

    /// <summary>Carries out a decision.</summary>
    public async ValueTask ActAsync(TurnDecision decision)
    {
        switch (decision.Kind)
        {
            case TurnDecisionKind.HoldPlayout:
                await mouth.HoldAsync();
                if (decision.SpokenFor is { } spokenFor)
                    metrics.CutoffLatency.Record(spokenFor.TotalSeconds);
                break;
            case TurnDecisionKind.ResumePlayout:
                mouth.Resume();
                break;
            case TurnDecisionKind.Interrupt:
                await mouth.HoldAsync();
                GiveUpAnswer();
                mouth.DropForBargeIn();
                recorder.Complete();
                break;
            case TurnDecisionKind.PrepareAnswer:
                PrepareAnswer(decision.Text!);
                break;
            case TurnDecisionKind.DiscardPrepared:
                answers.Discard();
                break;
            case TurnDecisionKind.TakeTurn:
                TakeTurn(decision);
                break;
            case TurnDecisionKind.AskForPatience:
                recorder.Say(mouth.Say(SpokenPrompt.Loading));
                break;
            case TurnDecisionKind.GiveUpAnswer:
                GiveUpAnswer();
                recorder.Say(mouth.Say(SpokenPrompt.NoAnswerApology));
                break;
            case TurnDecisionKind.WarnOfSilence:
                recorder.Say(mouth.Say(SpokenPrompt.Silence));
                break;
            case TurnDecisionKind.EndForSilence:
                Leave(SpokenPrompt.Goodbye, CloseReason.Silence);
                break;
            case TurnDecisionKind.AskAgain:
                AskAgain();
                break;
            case TurnDecisionKind.AskToRepeat:
                recorder.Say(mouth.Say(SpokenPrompt.Error));
                break;
        }
    }

    /// <summary>Says goodbye because the caller can no longer be understood by us.</summary>
    public void LeaveDeaf() => Leave(SpokenPrompt.NoAnswerApology, CloseReason.Failed);

    /// <summary>Says what the saga wants said; whatever the caller does, it is said to its end.</summary>
    public void Say(SayToCaller command) => _saga.Say(command);

    /// <summary>Takes a text message of the caller for a turn.</summary>
    public void Take(CallerTexted command)
    {
        if (_saga.IsNew(command.TextId))
            machine.Texted(command.Text);
    }

    private bool IsFirstOfResumed => conversation.Opening == ConversationOpening.Resumed && !_callerHasSpoken;

    private void AskOnceMore(string question, Style style)
    {
        recorder.Say(mouth.Say(question, style, dropsOnBargeIn: true));
        _isAsked = true;
    }

    // Where the caller is about to hear a question or an answer anyway, they go on by themselves.
    private void AskAgain()
    {
        if (!_isAsked)
            recorder.Say(mouth.Say(SpokenPrompt.Error));
        _isAsked = true;
    }

    private void BeginAnswer(bool resumed)
    {
        _isAsked = true;
        machine.AnswerBegins();
        answers.Begin(conversation.Snapshot(latest: null, resumed));
    }

    private void TakeTurn(TurnDecision decision)
    {
        var times = new AnswerTimes(decision.StoppedAt) { EndOfTurn = machine.Now, FinalText = decision.WordsAt, FramesBefore = mouth.FramesSent };
        if (decision.WordsAt is { } words)
            metrics.SttCompleteLatency.Record(Math.Max(0, (words - decision.StoppedAt).TotalSeconds));
        var action = decision.Source == TurnSource.Text ? MessageAction.Sms : MessageAction.Talk;
        var message = recorder.Begin(decision.Text!, action, times);
        var resumed = IsFirstOfResumed;
        _callerHasSpoken = true;
        if (decision.Source != TurnSource.Phone || !answers.Adopt(decision.Text!))
            answers.Begin(conversation.Snapshot(message, resumed));
    }

    // Only where the record of what was said before is complete: the model must see the same as if the turn were over.
    private void PrepareAnswer(string words)
    {
        if (!recorder.IsOpen && !answers.IsRunning)
            answers.Prepare(conversation.Snapshot(recorder.Draft(words, MessageAction.Talk), IsFirstOfResumed), words);
    }

    private void GiveUpAnswer()
    {
        answers.Cancel();
        delivery.Forget();
    }

    private void Leave(SpokenPrompt prompt, CloseReason reason)
    {
        recorder.Say(mouth.Say(prompt));
        closing.HangUp(reason, dropsOnBargeIn: true);
    }
}
