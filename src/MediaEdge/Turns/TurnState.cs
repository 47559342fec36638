namespace CallCenter.MediaEdge.Turns;

/// <summary>Who has the floor.</summary>
internal enum TurnState
{
    /// <summary>Nobody speaks; the caller is awaited.</summary>
    Listening,

    /// <summary>The caller speaks or presses keys.</summary>
    CallerSpeaking,

    /// <summary>The caller has stopped; their last words are awaited.</summary>
    EndOfTurnPending,

    /// <summary>The assistant prepares its answer.</summary>
    Thinking,

    /// <summary>The assistant is heard.</summary>
    Speaking,
}
