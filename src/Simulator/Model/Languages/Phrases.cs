using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Spoken texts. Placeholders: <c>{bot}</c>, <c>{company}</c>, <c>{field}</c>, <c>{value}</c>.</summary>
internal sealed record Phrases
{
    /// <summary>Greets by name.</summary>
    public required string Greeting { get; init; }

    /// <summary>Greets when no name is known.</summary>
    public required string PlainGreeting { get; init; }

    /// <summary>Said while the claim is written.</summary>
    public required IReadOnlyList<string> Noting { get; init; }

    /// <summary>Questions for a field, first the plain one, then rephrased; by kind, Text for all others.</summary>
    public required FrozenDictionary<FieldKind, IReadOnlyList<string>> Questions { get; init; }

    /// <summary>Question for a field whose name is no phrase of this language.</summary>
    public required string PlainQuestion { get; init; }

    /// <summary>What was said made no sense.</summary>
    public required IReadOnlyList<string> NotUnderstood { get; init; }

    /// <summary>The value was refused.</summary>
    public required string Refused { get; init; }

    /// <summary>Regret about what happened.</summary>
    public required string Sympathy { get; init; }

    /// <summary>Short acknowledgement before the next question.</summary>
    public required IReadOnlyList<string> Thanks { get; init; }

    /// <summary>Everything is collected.</summary>
    public required string AllCollected { get; init; }

    /// <summary>Is there anything else?</summary>
    public required string AnythingElse { get; init; }

    /// <summary>Ends the call.</summary>
    public required string Goodbye { get; init; }

    /// <summary>Ends the call a second time, when the first could not be carried out at once.</summary>
    public required string ShortGoodbye { get; init; }

    /// <summary>Asks for patience.</summary>
    public required string OneMoment { get; init; }

    /// <summary>Ends a call in which nothing could be understood.</summary>
    public required string GiveUp { get; init; }

    /// <summary>Announces the transfer.</summary>
    public required string Transfer { get; init; }

    /// <summary>A transfer is not possible now.</summary>
    public required string NoTransfer { get; init; }

    /// <summary>Announces the emergency call.</summary>
    public required string Emergency { get; init; }

    /// <summary>Help is on its way.</summary>
    public required string EmergencyDone { get; init; }

    /// <summary>Announces the note of a call back.</summary>
    public required string Reminder { get; init; }

    /// <summary>The call back is agreed.</summary>
    public required string ReminderDone { get; init; }

    /// <summary>Title of such a reminder.</summary>
    public required string ReminderTitle { get; init; }

    /// <summary>Announces a text message.</summary>
    public required string Sms { get; init; }

    /// <summary>The text message was sent.</summary>
    public required string SmsDone { get; init; }

    /// <summary>Will speak slower.</summary>
    public required string Slower { get; init; }

    /// <summary>Will speak faster.</summary>
    public required string Faster { get; init; }

    /// <summary>Announces, in this language, that this language is spoken from now on.</summary>
    public required string LanguageChange { get; init; }

    /// <summary>Announces a new file.</summary>
    public required string NewClaim { get; init; }

    /// <summary>What the matter is, in the new file.</summary>
    public required string NewClaimDone { get; init; }

    /// <summary>Who is speaking.</summary>
    public required string Who { get; init; }

    /// <summary>Announces that something is looked up.</summary>
    public required string LookingUp { get; init; }

    /// <summary>A question that cannot be answered.</summary>
    public required string NoAnswer { get; init; }

    /// <summary>A field is left out.</summary>
    public required string Skipped { get; init; }

    /// <summary>Something a tool could not do.</summary>
    public required string ToolFailed { get; init; }

    /// <summary>Short text of a message, with the collected values.</summary>
    public required string MessageText { get; init; }

    /// <summary>Text of a message about a call in which nothing was collected.</summary>
    public required string CallAgain { get; init; }

    /// <summary>Subject of the call; {value} is the first thing collected.</summary>
    public required string Subject { get; init; }

    /// <summary>Subject of a call in which nothing was collected.</summary>
    public required string NoSubject { get; init; }

    /// <summary>Heads the list of collected facts.</summary>
    public required string Collected { get; init; }

    /// <summary>Heads the list of missing facts.</summary>
    public required string Missing { get; init; }

    /// <summary>Says that nothing is missing.</summary>
    public required string NothingMissing { get; init; }

    /// <summary>What could have gone better.</summary>
    public required string Improvement { get; init; }

    /// <summary>Why a kind of next action was chosen, by the action's name.</summary>
    public required FrozenDictionary<string, string> Justifications { get; init; }
}
