namespace CallCenter.Platform.Configuration.Prompts;

internal static partial class BuiltInPrompts
{
    private static Dictionary<SpokenPrompt, string[]> English => new()
    {
        [SpokenPrompt.Hello] =
        [
            "Hello, this is {bot_name} from {bot_company}. What can I do for you?",
            "Hi, you are speaking with {bot_name} at {bot_company}. How may I help?",
            "Good to have you on the line. I'm {bot_name} from {bot_company}. What brings you to us?",
        ],
        [SpokenPrompt.HelloAgain] =
        [
            "Hello again, {bot_name} from {bot_company} here.",
            "Welcome back, this is {bot_name} from {bot_company}.",
            "Good to hear from you again. It's {bot_name} at {bot_company}.",
        ],
        [SpokenPrompt.Goodbye] =
        [
            "Thank you for your time. {bot_company} wishes you a good day. Goodbye!",
            "That's everything from my side. Thanks for talking to {bot_company}, goodbye!",
            "Thank you, and all the best from {bot_company}. Goodbye!",
        ],
        [SpokenPrompt.Error] =
        [
            "Sorry, I missed that. Could you say it once more?",
            "I'm afraid I did not get that. What was it again?",
            "That did not come through clearly. Would you repeat it for me?",
        ],
        [SpokenPrompt.Silence] =
        [
            "Are you still with me?",
            "Take your time. I am listening whenever you are ready.",
            "I cannot hear you at the moment. Are you still on the line?",
        ],
        [SpokenPrompt.Loading] =
        [
            "Give me a second, please.",
            "I'm looking into it.",
            "Bear with me for a moment.",
            "Nearly there.",
        ],
        [SpokenPrompt.Transfer] =
        [
            "Let me hand you over to a colleague. Please stay on the line.",
            "I'll put you through to a colleague now. One moment, please.",
            "A colleague of mine will take it from here. Please hold the line.",
        ],
        [SpokenPrompt.TransferFailure] =
        [
            "I'm sorry, none of my colleagues is free right now. We will call you back.",
            "I could not reach a colleague, so we will call you back as soon as we can.",
            "Sorry, nobody picked up. I have asked for a colleague to call you back.",
        ],
        [SpokenPrompt.LanguageMenu] =
        [
            "For {label}, press {index}.",
        ],
        [SpokenPrompt.Rephrase] =
        [
            "I cannot talk about that. Could you put it another way?",
            "Let's try this differently. Could you rephrase it?",
        ],
        [SpokenPrompt.NoAnswerApology] =
        [
            "I'm sorry, that took too long on my side. Could you tell me again?",
            "My apologies, I could not find an answer in time. Shall we try once more?",
        ],
        [SpokenPrompt.RecordingNotice] =
        [
            "This call is recorded. Tell me if you do not want that.",
            "Please note that we record this call. Just say so if you object.",
        ],
        [SpokenPrompt.Reconnected] =
        [
            "I'm sorry, we were cut off for a moment. I am back with you.",
            "Apologies, the connection dropped briefly. I can hear you again.",
            "Sorry about the interruption. We are connected again.",
        ],
    };
}
