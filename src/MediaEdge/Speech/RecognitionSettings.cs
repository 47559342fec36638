using CallCenter.Audio;

namespace CallCenter.MediaEdge.Speech;

/// <summary>What the recogniser is told before it listens.</summary>
internal sealed record RecognitionSettings
{
    /// <summary>Short code of the language the caller speaks.</summary>
    public required string Language { get; init; }

    /// <summary>Shape of the sound.</summary>
    public required PcmFormat Format { get; init; }

    /// <summary>Silence that ends a phrase, 100 to 5,000 ms; shorter than the silence that ends a turn, so that the final text is there in time.</summary>
    public required TimeSpan SegmentationSilence { get; init; }

    /// <summary>Names that will probably come up.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Call time of the first sound given to the recogniser.</summary>
    public required TimeSpan StartsAt { get; init; }
}
