namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>What the sending side of a recogniser waits for.</summary>
internal readonly record struct RecognizerInput
{
    /// <summary>A pooled buffer with sound, to be returned by the sending side; null for the other inputs.</summary>
    public byte[]? Sound { get; init; }

    /// <summary>Bytes of <see cref="Sound"/>.</summary>
    public int Length { get; init; }

    /// <summary>Sound up to this byte of the stream will never be needed again; 0 for the other inputs.</summary>
    public long Done { get; init; }

    /// <summary>Request whose turn the service has ended.</summary>
    public string? TurnEnded { get; init; }

    /// <summary>Connection that is gone.</summary>
    public SpeechSocket? Lost { get; init; }
}
