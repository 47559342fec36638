namespace CallCenter.Simulator.Scenarios;

/// <summary>What the person does in one turn: keys first, then speech or noise, then perhaps the receiver goes down.</summary>
internal sealed record Reaction
{
    /// <summary>Text to say; <c>{pause 900}</c> inside it is 900 ms of silence.</summary>
    public string? Say { get; init; }

    /// <summary>Keys to press, <c>0-9*#A-D</c>, 240 ms apart; may hold <c>${name}</c>, a group captured by the rule.</summary>
    public string? Press { get; init; }

    /// <summary>Duration of a burst of white noise.</summary>
    public TimeSpan Noise { get; init; }

    /// <summary>Number of made-up words to say.</summary>
    public int Gibberish { get; init; }

    /// <summary>Put the receiver down when done.</summary>
    public bool HangUp { get; init; }

    /// <summary>Put the receiver down in mid-sentence, after this much own speech.</summary>
    public TimeSpan? HangUpAfterSpeech { get; init; }

    /// <summary>Thinking time of this reaction, instead of the person's usual.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>The words are part of the conversation, so the product must have stored them; false for an answer to the language menu.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Nothing is done, on purpose.</summary>
    public bool IsSilent => Say is null && Press is null && Noise == TimeSpan.Zero && Gibberish == 0 && !HangUp;
}
