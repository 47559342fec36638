namespace CallCenter.MediaEdge.Turns;

/// <summary>What is to be done next.</summary>
internal enum TurnDecisionKind
{
    /// <summary>Stop the sound at once, but keep it: the caller may only have coughed.</summary>
    HoldPlayout,

    /// <summary>Go on with the sound where it was stopped.</summary>
    ResumePlayout,

    /// <summary>The caller has taken the floor: stop sound, synthesis and model; what was not heard was not said.</summary>
    Interrupt,

    /// <summary>The caller may have finished: an answer may be begun, as long as nothing of it shows.</summary>
    PrepareAnswer,

    /// <summary>The caller had not finished: what was begun is void.</summary>
    DiscardPrepared,

    /// <summary>The caller's turn is complete: answer it.</summary>
    TakeTurn,

    /// <summary>The answer takes long: ask for patience.</summary>
    AskForPatience,

    /// <summary>The answer takes too long: give it up and apologise.</summary>
    GiveUpAnswer,

    /// <summary>Ask whether the caller is still there.</summary>
    WarnOfSilence,

    /// <summary>The caller is gone: say goodbye and hang up.</summary>
    EndForSilence,

    /// <summary>What the caller said is lacking its beginning: it is no turn, and has to be asked for again.</summary>
    AskAgain,

    /// <summary>The caller's turn is not answered after all: stop what was begun and ask them to say it otherwise.</summary>
    RefuseTurn,

    /// <summary>The recogniser fell silent in the middle of what the caller said: half a sentence is no turn, so they are asked to say it again.</summary>
    AskToRepeat,
}
