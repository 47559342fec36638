namespace CallCenter.Simulator.Softphone;

/// <summary>What the page is told.</summary>
internal sealed record SoftphoneNotice
{
    /// <summary>Kind.</summary>
    public required SoftphoneNoticeType Type { get; init; }

    /// <summary>State of the phone; with <see cref="SoftphoneNoticeType.State"/>.</summary>
    public SoftphoneState? State { get; init; }

    /// <summary>Own number; with <see cref="SoftphoneState.Waiting"/>.</summary>
    public string? Number { get; init; }

    /// <summary>Ordinal of the utterance within the call; with <see cref="SoftphoneNoticeType.Heard"/>.</summary>
    public int? Utterance { get; init; }

    /// <summary>Words heard so far, a reason, or what is wrong.</summary>
    public string? Text { get; init; }

    /// <summary>The utterance is over; with <see cref="SoftphoneNoticeType.Heard"/>.</summary>
    public bool? Final { get; init; }

    /// <summary>A change of state.</summary>
    public static SoftphoneNotice Of(SoftphoneState state, string? text = null, string? number = null)
        => new() { Type = SoftphoneNoticeType.State, State = state, Text = text, Number = number };

    /// <summary>Something that cannot be done.</summary>
    public static SoftphoneNotice Refused(string why) => new() { Type = SoftphoneNoticeType.Refused, Text = why };
}

/// <summary>Kinds of <see cref="SoftphoneNotice"/>.</summary>
internal enum SoftphoneNoticeType
{
    /// <summary>The phone changed its state.</summary>
    State,

    /// <summary>The bot is heard.</summary>
    Heard,

    /// <summary>A request cannot be carried out.</summary>
    Refused,
}

/// <summary>State of a softphone.</summary>
internal enum SoftphoneState
{
    /// <summary>On the hook, reachable nowhere.</summary>
    Idle,

    /// <summary>On the hook, reachable at a number.</summary>
    Waiting,

    /// <summary>The call center calls; the phone picks up by itself after a moment.</summary>
    Ringing,

    /// <summary>Calling the call center.</summary>
    Dialling,

    /// <summary>In a call.</summary>
    Connected,

    /// <summary>The call is over.</summary>
    Ended,
}
