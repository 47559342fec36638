using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Notifications;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Carries out what comes out of the assistant: says it, notes it, sends it, and keeps what ends the call for the end of the answer.</summary>
internal sealed class AnswerDelivery(
    Guid sessionId, IFloor floor, Mouth mouth, TurnRecorder recorder, ConversationState conversation, ClosingSteps closing, Dispatch dispatch)
{
    private IrreversibleStep? _last;

    /// <summary>Takes the next output of the answer.</summary>
    public void Take(AssistantOutput output)
    {
        switch (output)
        {
            case AssistantSentence sentence:
                floor.AnswerSpoke();
                recorder.Say(mouth.Say(sentence.Text, sentence.Style, dropsOnBargeIn: true));
                break;
            case FirstTokenReceived:
                recorder.Times?.TokenAt(floor.Now);
                break;
            case ToolCalled tool:
                recorder.Call(tool.Call);
                break;
            case DocumentsGiven given:
                recorder.Give(given.Documents);
                break;
            case ClaimUpdated claim:
                recorder.Note(claim.Changes);
                break;
            case NewClaimStarted:
                recorder.StartClaim();
                break;
            case ReminderNoted noted:
                recorder.Note(noted.Reminder);
                break;
            case SpeechRateChanged rate:
                conversation.Rate = rate.Rate;
                break;
            case LanguageChanged language:
                conversation.Language = language.Language;
                break;
            case SmsRequested sms:
                Send(sms);
                break;
            case EmergencyRequested emergency:
                closing.Notify(emergency);
                break;
            case IrreversibleStep step:
                _last = step; // Sentences may still follow; the step comes behind them.
                break;
            case AnswerFailed failed:
                Apologise(failed.Kind);
                break;
        }
    }

    /// <summary>The answer is complete: what was asked for at its end comes behind its sentences, announced if it was not yet.</summary>
    public void Complete()
    {
        var step = _last;
        _last = null;
        if (step is CallEndRequested)
        {
            if (!Farewell.IsIn(recorder.Current.Sentences, conversation.Language))
                recorder.Say(mouth.Say(SpokenPrompt.Goodbye));
            closing.HangUp(CloseReason.AssistantHungUp, dropsOnBargeIn: true);
        }
        else if (step is HumanRequested)
        {
            if (!recorder.Current.HasSentences)
                recorder.Say(mouth.Say(SpokenPrompt.Transfer));
            closing.Transfer(dropsOnBargeIn: true);
        }
    }

    /// <summary>The answer was given up.</summary>
    public void Forget() => _last = null;

    private void Send(SmsRequested sms) => dispatch.Publish(new SendSms
    {
        SmsId = StableId.From("sms", sessionId.ToString(), $"{recorder.NextIndex}.{recorder.Current.TextsSent++}"),
        CallId = conversation.CallId,
        To = conversation.Initiation.PhoneNumber,
        Text = sms.Text,
        Language = conversation.Language,
    });

    private void Apologise(AnswerFailure failure)
    {
        floor.AnswerSpoke();
        recorder.Times?.Trace?.Fail(failure == AnswerFailure.InputFiltered ? "input_filtered" : "provider_failed");
        if (failure == AnswerFailure.InputFiltered)
            recorder.Current.Caller = null;
        recorder.Say(mouth.Say(failure == AnswerFailure.InputFiltered ? SpokenPrompt.Rephrase : SpokenPrompt.NoAnswerApology));
    }
}
