using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How values are wrapped in English answers.</summary>
internal static class EnglishShapes
{
    public static AnswerShapes Create() => new()
    {
        Interjection = Make(@"^(?:(?:well|so|um+|uh+|er+|hm+|hi|hello|hey|yes|yeah|yep|no|okay|ok|sure|right|alright|of course|certainly|please|and|but|then|also|plus|actually|oh|sorry|thanks|thank you|good morning|good afternoon|good evening|let me see|let me think|let's see|i think|i believe|i guess|i would say|i'd say|as far as i know|you know)(?!\w)|[\s,.;:!-])+"),
        LeadIn = Make(@"^(?:it'?s|it is|it was|it's called|it is called|that'?s|that is|that was|this is|these are|they are|those are|there'?s|there is|there are|there was|i'?ve got|i have got|i have|i had|i'?ve|i use|i'?m using|i am using|i drive|i own|i'?m calling from|i'?m sitting|i sit|i'?m|i am|we'?re|we are|we live|i live|i work|we have|my \w+ is|you can find it|you will find it|located|it'?s located|it is located|it happened|it occurred|this happened|that happened|it took place|happened|named|called|number|the (?:number|address|location|model|place) is|is|was|about|with)(?!\w)[\s,:]*"),
        PlaceLeadIn = Make(@"^(?:(?:in|at|on|inside|into|from|to)(?!\w)\s*)+"),
        SaysWhere = Make(@"^(?:i'?m|i am|we'?re|we are|it'?s|it is|it was|it happened|it occurred|it took place|this happened|that happened|i live|we live|i work|i'?m calling from|i sit|i'?m sitting|located|happened)\s+(?:right now |currently |down |up )?(?:in|at|on|near|inside|from|close to|next to)(?!\w)"),
        Article = Make(@"^(?:a|an|the|my|our|your|some)\s+"),
        Tail = Make(@"(?:[\s,.;:!?-]|(?<!\w)(?:please|thank you|thanks|and|but|so|since|because|i think|i believe|right now|at the moment|it started|it happened|it broke|i noticed it|i noticed|i saw it|i first saw it|it began|at|on|around|about)(?!\w))+$"),
        Stop = Make(@"(?<!\w)(?:is|are|was|were|isn'?t|wasn'?t|does|doesn'?t|did|didn'?t|do|don'?t|won'?t|will|would|can|cannot|can'?t|could|couldn'?t|broke|breaks|stopped|stops|crashed|crashes|fell|died|keeps|started|starts|shows|makes|has|had|which|that|because|where my|when|if|who|so it|since|and it|and i|and the|but)(?!\w)"),
        ClauseBorder = Make(@"(?:\s(?:and|but|so|then)\s+(?=(?:i|i'm|i've|it|it's|its|my|the|this|that|there|we|he|she|they|you|our|nobody|no one|please|could|can|also|started|happened)(?!\w)))|\s(?=(?:in|on|at)\s+(?:the\s+|our\s+)?(?:\w+\s+)?(?:building|room|floor|office)(?!\w))"),
        Labelled = Make(@"(?<!\w)(?:the|my|our|your|its|his|her|their)\s+(?<label>[\w' -]{2,40}?)\s*(?:\s(?:is|are|was|were)\s|:\s*|\s=\s)(?<value>.+)$"),
        ThingIs = Make(@"(?<!\w)(?:the|my|our)\s+(?<thing>\w+)\s+(?:is|was)\s+(?:a|an)\s+(?<value>.+)$"),
        Circumstance = Make(@"(?<!\w)(?:nobody|no one|noone|none of us|everyone|everybody|all of us|two people|one person|he|she|i|we|they|the \w+|my \w+)\s+(?:was|is|are|were|got|has been)?\s*(?:been )?(?:not )?(?:hurt|injured|unharmed|fine|okay|wounded)(?!\w)|(?<!\w)(?:no|some|minor|light|serious) (?:injuries|injury|casualties|witnesses)(?!\w)|(?<!\w)broke (?:his|her|my|their) \w+"),
        OtherParty = Make(@"(?<!\w)the other (?:driver|party|person|side|car|vehicle|owner)(?:'s name)?\s+(?:is|was|were|are|drove|drives)\s+(?:called |named |driving )?(?<value>.+)$"),
        NameIs = Make(@"(?<!\w)(?:my (?:full |last |first )?name(?:'s| is)|i am called|i'm called|you can call me|the name(?:'s| is)|name is|this is|i'm|i am)\s+"),
        SpellingWords = WordList.Words("spelled spelt spelling that is s which it letters as in with ,"),
        NotAName = WordList.Words("and but i from at in on with calling speaking here the a an my is it so because about who that for your we of was were very just not sorry afraid sure looking trying having right still glad happy fine good ok okay driving using working located near home there late ready done also interested going able unable stuck lost"),
        Mail = new MailShape(@"(?:@|\s+at\s+)", @"(?:\.|\s+dot\s+)"),
        IdentifierIs = Make(@"(?<!\w)(?:(?:policy|contract|serial|reference|customer|order|case|ticket|plate|registration|licen[cs]e|file)(?: plate)?(?: number| no| id| code)?|number)(?:\s+(?:is|it'?s)|:)?\s+(?=\w)"),
        Digits = WordList.Map("""
            zero|oh = 0
            one = 1
            two = 2
            three = 3
            four = 4
            five = 5
            six = 6
            seven = 7
            eight = 8
            nine = 9
            """, digit => digit),
    };
}
