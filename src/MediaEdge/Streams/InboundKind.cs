namespace CallCenter.MediaEdge.Streams;

/// <summary>What a message of the telephone service carries.</summary>
internal enum InboundKind
{
    /// <summary>Cannot be read as a message of the protocol.</summary>
    Garbage,

    /// <summary>A kind we do not know or need.</summary>
    Other,

    /// <summary>The format of the sound that follows.</summary>
    Metadata,

    /// <summary>A frame of sound.</summary>
    Audio,

    /// <summary>A key of the telephone.</summary>
    Dtmf,
}
