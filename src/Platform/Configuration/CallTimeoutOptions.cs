using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>How long the steps of a call may take (<c>calls</c>).</summary>
[Section("calls")]
public sealed class CallTimeoutOptions
{
    /// <summary>From asking for a call, or answering one, until its line is connected.</summary>
    /// <value><c>ring_timeout_sec</c>, 1 to 600 s, default 60 s.</value>
    [Duration("sec", 1, 600)]
    public TimeSpan RingTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>From the start of media streaming until its socket is open.</summary>
    /// <value><c>media_start_timeout_sec</c>, 1 to 120 s, default 15 s.</value>
    [Duration("sec", 1, 120)]
    public TimeSpan MediaStartTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>From asking for a transfer until it is accepted or failed.</summary>
    /// <value><c>transfer_timeout_sec</c>, 1 to 300 s, default 45 s.</value>
    [Duration("sec", 1, 300)]
    public TimeSpan TransferTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Longest call.</summary>
    /// <value><c>max_duration_sec</c>, 30 to 86,400 s, default 3,600 s.</value>
    [Duration("sec", 30, 86_400)]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromSeconds(3_600);

    /// <summary>From the end of the line until the edge has told its last turn.</summary>
    /// <value><c>closing_timeout_sec</c>, 1 to 120 s, default 10 s.</value>
    [Duration("sec", 1, 120)]
    public TimeSpan ClosingTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
