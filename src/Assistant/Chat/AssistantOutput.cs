using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>One thing that comes out of the assistant while it answers; read in order from <c>ChatAssistant.RespondAsync</c>.</summary>
public abstract record AssistantOutput
{
    private protected AssistantOutput()
    {
    }
}

/// <summary>A sentence, or the first clause of one, ready to be spoken; free of markup and prefixes.</summary>
/// <param name="Text">The words, with their closing punctuation.</param>
/// <param name="Style">How to speak them.</param>
public sealed record AssistantSentence(string Text, Style Style) : AssistantOutput;

/// <summary>The model sent its first token (once per answer); for measuring.</summary>
public sealed record FirstTokenReceived : AssistantOutput;

/// <summary>A tool was called, validated and answered; belongs into the history with the sentences before it.</summary>
/// <param name="Call">The call with what the model was told.</param>
public sealed record ToolCalled(ToolCall Call) : AssistantOutput;

/// <summary>The model was given documents to answer from; belongs to what is said after it.</summary>
/// <param name="Documents">The documents.</param>
public sealed record DocumentsGiven(IReadOnlyList<DocumentReference> Documents) : AssistantOutput;

/// <summary>Facts were written down.</summary>
/// <param name="Changes">The facts, validated and normalised.</param>
public sealed record ClaimUpdated(IReadOnlyList<ClaimChange> Changes) : AssistantOutput;

/// <summary>The caller has another matter: a new, empty claim begins.</summary>
public sealed record NewClaimStarted : AssistantOutput;

/// <summary>A reminder was noted; one with the same title is replaced.</summary>
/// <param name="Reminder">The reminder.</param>
public sealed record ReminderNoted(Reminder Reminder) : AssistantOutput;

/// <summary>The caller wants another speaking rate.</summary>
/// <param name="Rate">0.75 to 1.25.</param>
public sealed record SpeechRateChanged(double Rate) : AssistantOutput;

/// <summary>The caller wants another language; the following sentences are in it.</summary>
/// <param name="Language">Short code, one of those configured.</param>
public sealed record LanguageChanged(string Language) : AssistantOutput;

/// <summary>A text message to the caller was asked for.</summary>
/// <param name="Text">The words.</param>
public sealed record SmsRequested(string Text) : AssistantOutput;

/// <summary>
/// An irreversible step was asked for. It is to be done only after all sentences before it were heard; a barge-in during them voids it.
/// </summary>
public abstract record IrreversibleStep : AssistantOutput;

/// <summary>The call is to be ended.</summary>
public sealed record CallEndRequested : IrreversibleStep;

/// <summary>The caller is to be handed to a human.</summary>
public sealed record HumanRequested : IrreversibleStep;

/// <summary>The emergency services are to be notified.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="Location">Where.</param>
/// <param name="Contact">Whom to speak to.</param>
/// <param name="Service">Which service.</param>
public sealed record EmergencyRequested(string Reason, string Location, string Contact, string Service) : IrreversibleStep;

/// <summary>The answer could not be given; always the last output.</summary>
/// <param name="Kind">What went wrong.</param>
public sealed record AnswerFailed(AnswerFailure Kind) : AssistantOutput;
