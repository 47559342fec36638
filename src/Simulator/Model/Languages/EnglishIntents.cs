using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What callers want, in English.</summary>
internal static class EnglishIntents
{
    public static Intents Create() => new()
    {
        Human = Any(
            "(?:talk|speak|put me through|connect me|transfer me|pass me)(?: \\w+)? (?:to|with) (?:a |an |the |your |some |any)?(?:real |live |actual )?(?:human|person|agent|advisor|adviser|operator|representative|someone|somebody|colleague|manager|technician|supervisor)(?: being)?",
            "(?:want|need|get me|give me|like) (?:a |an |the )?(?:real |live |actual )?(?:human|agent|advisor|adviser|operator|representative)(?: being)?",
            "(?:speak|talk) to (?:someone|somebody) (?:else|real)"),
        Danger = Make(@"(?<!\b(?:no|not|without|never)\b(?: \w+)? ?)(?<!\w)(?:gas leak|smells? (?:of |like )?gas|smell gas|(?:is|are|was) (?:a |on )?fire|house fire|on fire|caught fire|in flames|unconscious|not breathing|can ?not breathe|can't breathe|stopped breathing|heart attack|bleeding (?:heavily|badly|a lot)|trapped (?:in|inside|under)|electrocuted)(?!\w)"),
        Goodbye = Any("good ?bye", "bye", "bye bye", "see you", "have a (?:nice|good|great) (?:day|evening|one)", "i (?:have|need|got) to go", "i'?m hanging up", "talk to you (?:later|soon)"),
        NothingElse = Any("that'?s (?:all|it|everything)", "that is (?:all|it|everything)", "that was (?:all|it|everything)", "that(?: will|'ll|'d| would) be (?:all|it|everything)", "nothing (?:else|more)", "no,? (?:thank you|thanks)", "no,? (?:that'?s|it'?s|i'?m) (?:fine|good|ok|okay|alright|all set)", "i'?m (?:all set|done|good)", "not (?:at the moment|for now|right now)", "no more questions"),
        No = Whole("no", "nope", "nah", "no no", "not really", "no i don'?t", "i don'?t think so"),
        Yes = Whole("yes", "yeah", "yep", "sure", "of course", "yes please", "correct", "exactly", "right", "that'?s right", "that is right", "ok", "okay", "i do", "please do", "please", "go ahead", "absolutely", "certainly"),
        Courtesy = Whole("hello", "hi", "hey", "good (?:morning|afternoon|evening|day)", "thanks?", "thank you", "very much", "so much", "great", "perfect", "fine", "wonderful", "is anybody there", "are you there", "hello there"),
        CallBack = Any("(?:call|ring|phone) me(?: \\w+)? (?:back|again|later|tomorrow|on|at|next|in)", "(?:can|could|would|will|please)(?: you)? (?:please )?(?:call|ring|phone) me", "call ?back", "remind me"),
        Slower = Any("(?:speak|talk|go|say (?:it|that))(?: \\w+){0,3} (?:slower|slowly|more slowly)", "slow down", "too fast", "slower,? please", "more slowly"),
        Faster = Any("(?:speak|talk|go)(?: \\w+){0,2} (?:faster|quicker|more quickly)", "speed up", "too slow(?:ly)?", "faster,? please"),
        Sms = Any("text me", "(?:send|write)(?: me)?(?: \\w+){0,3} (?:text|sms|text message|message)", "by (?:text|sms|text message)", "via (?:text|sms)"),
        NewClaim = Any("(?:another|a new|a second|a different|a separate|one more) (?:claim|case|file|ticket|issue|problem|matter|incident|request)", "something (?:completely |totally )?different", "(?:open|start|create|file) (?:a )?new"),
        Repeat = Any("(?:can|could|would) you (?:please )?(?:repeat|say (?:that|it) again)", "repeat (?:that|the question|please)", "say that again", "pardon(?: me)?", "come again", "what did you say", "i did(?: not|n'?t) (?:hear|get|catch|understand)(?: \\w+)?", "what was (?:that|the question)"),
        Who = Any("who (?:are you|is this|am i (?:talking|speaking) to)", "are you (?:a |an )?(?:real|human|robot|machine|bot|computer|ai|person)", "am i (?:talking|speaking) (?:to|with) a (?:robot|machine|human|person|bot|computer)", "what(?:'s| is) your name"),
        DontKnow = Any("(?:i )?(?:don'?t|do not) (?:know|remember|recall|have (?:it|that|one|this)(?: \\w+){0,3})", "no idea", "i'?m not sure", "i am not sure", "i can(?:not|'?t) (?:remember|recall|say|tell)", "i have no clue", "i'?d rather not (?:say|tell)", "not that i know(?: of)?"),
        Question = Make(@"^\W*(?:(?:and|but|so|hello|hi|please) ?,? ?)?(?:what|why|how|where|which|when|who|whose|can|could|do|does|did|is|are|will|would|should|may)\b.*\?\W*$"),
        Mishap = Any("broke(?:n)?", "(?:doesn'?t|does not|won'?t|will not|isn'?t|is not|not|stopped) (?:work|start|turn on|switch on|boot|working|starting)\\w*", "crash(?:ed|es)?", "leak(?:s|ing|ed|age)?", "flood(?:ed|ing)?", "accident", "damaged?", "stolen", "lost", "hit", "collision", "collided", "burst", "problem", "issue", "trouble", "injur(?:ed|y|ies)", "hurt"),
        Praise = Any("thank you so much", "very helpful", "perfect", "great", "excellent", "wonderful", "amazing", "awesome"),
        Anger = Any("terrible", "useless", "ridiculous", "unacceptable", "awful", "waste of time", "angry", "furious", "complain(?:t)?"),
        Language = Make(@"(?:\b(?:speak|talk|switch to|continue in|change to|go on in|do (?:this|it) in|have (?:this|it) in)\b(?: \w+){0,2}? )(?<language>english|french|spanish|chinese|mandarin)(?: please| instead|,|\?|\.|!|$)"),
    };
}
