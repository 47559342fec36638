using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What is said in English.</summary>
internal static class EnglishPhrases
{
    public static Phrases Create() => new()
    {
        Greeting = "Hello, this is {bot} from {company}.",
        PlainGreeting = "Hello.",
        Noting = ["I'm writing that down.", "Let me note that.", "I'm adding that to your file."],
        Questions = new Dictionary<FieldKind, IReadOnlyList<string>>
        {
            [FieldKind.Text] = ["Could you tell me {field}?", "I still need {field}. What can you tell me?", "Once more, please: {field}?"],
            [FieldKind.Moment] = ["Could you tell me {field}?", "I need a day and a time. Please tell me {field}.", "Once more, please, with day and time: {field}?"],
            [FieldKind.Email] = ["Could you tell me {field}? You may spell it.", "I need an e-mail address. What is {field}?"],
            [FieldKind.Phone] = ["Could you tell me {field}, digit by digit?", "I need a telephone number. What is {field}?"],
            [FieldKind.Identifier] = ["Could you tell me {field}?", "I need letters and digits. Please read me {field}."],
        }.ToFrozenDictionary(),
        PlainQuestion = "Could you tell me {field}?",
        NotUnderstood = ["Sorry, I did not understand that.", "I'm afraid I still could not make that out.", "I'm sorry, that was not clear to me."],
        Refused = "That does not seem to be right.",
        Sympathy = "I'm sorry to hear that.",
        Thanks = ["Thank you.", "All right.", "Got it."],
        AllCollected = "Thank you, I have noted everything I need.",
        AnythingElse = "Is there anything else I can do for you?",
        Goodbye = "Thank you for your call. Goodbye, and have a nice day!",
        ShortGoodbye = "Goodbye.",
        OneMoment = "One moment, please.",
        GiveUp = "I'm sorry, I cannot understand you. Please call us again. Goodbye!",
        Transfer = "I'm putting you through to a colleague now.",
        NoTransfer = "I cannot put you through right now, but I can take everything down.",
        Emergency = "This sounds dangerous, so I am alerting the emergency services now.",
        EmergencyDone = "Help has been alerted. Please get yourself to safety.",
        Reminder = "I'm noting that we will call you back.",
        ReminderDone = "We will call you back as agreed.",
        ReminderTitle = "Call the customer back",
        Sms = "I'm sending you a text message.",
        SmsDone = "The text message is on its way.",
        Slower = "Of course, I will speak more slowly.",
        Faster = "Of course, I will speak faster.",
        LanguageChange = "Of course, let us speak English.",
        NewClaim = "I'm opening a new file for that.",
        NewClaimDone = "The new file is open.",
        Who = "I'm {bot}, the automated assistant of {company}.",
        LookingUp = "Let me look that up.",
        NoAnswer = "I cannot answer that myself, but a colleague will come back to you on it.",
        Skipped = "No problem, we can leave that open.",
        ToolFailed = "I'm afraid that did not work.",
        MessageText = "Your file at {company}: {value}.",
        CallAgain = "Thank you for your call. You can reach us again at any time.",
        Subject = "your request about {value}",
        NoSubject = "your call",
        Collected = "What we noted",
        Missing = "Still missing",
        NothingMissing = "Nothing is missing.",
        Improvement = "Ask for several facts at once when the caller gives long answers.",
        Justifications = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["high_priority"] = "The caller reported a danger, so this comes first.",
            ["commercial_offer"] = "The caller asked about a price or an offer.",
            ["propose_new_contract"] = "The caller asked about a new contract.",
            ["customer_will_send_info"] = "Some facts are still missing and have to come from the customer.",
            ["requires_expertise"] = "All facts are there; a specialist has to look at them.",
            ["case_closed"] = "Nothing is left to do.",
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };
}
