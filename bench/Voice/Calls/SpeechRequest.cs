namespace CallCenter.Voice.Calls;

/// <summary>When a request for synthesis came and when its first sound was on its way, by the stopwatch.</summary>
/// <param name="Asked">The request was there.</param>
internal sealed record SpeechRequest(long Asked)
{
    /// <summary>The first sound was given to the socket.</summary>
    public long Answered { get; set; }
}
