namespace CallCenter.MediaEdge.Endpointing.Phrasing;

internal static class EnglishPhrasing
{
    public static LanguagePhrasing Words { get; } = new()
    {
        Continuations = LanguagePhrasing.Set(
            "and, or, but, so, because, if, when, while, which, whose, until, although, unless, "
            + "the, a, an, my, your, his, her, its, our, their, to, of, at, by, for, from, with, without, into, onto, between, "
            + "is, are, was, were, am, it's, i'm, he's, she's, they're, we're, i, we, they, he, she, like, called, named, number, "
            + "uh, um, er, erm, hmm, let me see, spelled"),
        HalvesOfDay = LanguagePhrasing.Set("am, pm"),
        YesAndNo = LanguagePhrasing.Set(
            "yes, yeah, yep, yup, sure, of course, certainly, absolutely, correct, right, exactly, that's right, that's correct, that is right, "
            + "that is correct, yes please, yes it is, yes i do, yes i did, i do, i did, it is, ok, okay, alright, all right, fine, please do, "
            + "no, nope, nah, not really, no thanks, no thank you, no i don't, no i didn't, no it isn't, never, not at all, that's all, nothing else"),
        Backchannels = LanguagePhrasing.Set(
            "mm, mhm, mm-hm, mm hm, mmhm, mm-hmm, mhmm, uh-huh, uh huh, aha, ah, oh, ok, okay, right, yeah, yes, sure, i see, got it, alright, "
            + "all right, yep, good, great, fine, ok ok, yeah yeah, yes yes, okay okay"),
        At = LanguagePhrasing.Set("at, @"),
        Dot = LanguagePhrasing.Set("dot, point, period"),
        Digits = LanguagePhrasing.Numerals("zero/oh/o, one, two, three, four, five, six, seven, eight, nine"),
    };
}
