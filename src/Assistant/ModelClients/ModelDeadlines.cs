namespace CallCenter.Assistant.ModelClients;

/// <summary>How long a model may take before another one is asked. Time in which we do not listen to it does not count.</summary>
internal sealed record ModelDeadlines
{
    /// <summary>From the request to the first letter or tool call. Too short makes a busy model look dead; too long leaves the caller in silence.</summary>
    /// <value>Default 10 s: both models fit into the hard answer timeout of 40 s.</value>
    public TimeSpan FirstPart { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From one part to the next.</summary>
    /// <value>Default 8 s.</value>
    public TimeSpan NextPart { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>From a request that is not streamed to its whole answer.</summary>
    /// <value>Default 90 s: nobody waits on the phone for it.</value>
    public TimeSpan WholeAnswer { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Wait before the models are asked a second time, unless the provider asks for another.</summary>
    /// <value>Default 300 ms.</value>
    public TimeSpan BeforeSecondLap { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Longest wait that a provider may ask for.</summary>
    /// <value>Default 2 s.</value>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(2);
}
