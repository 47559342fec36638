namespace CallCenter.MediaEdge.Streams;

/// <summary>What became of a WebSocket message.</summary>
internal enum MessageFate
{
    /// <summary>A text message, complete.</summary>
    Text,

    /// <summary>A binary message, complete.</summary>
    Binary,

    /// <summary>A message beyond the size limit; its bytes were thrown away.</summary>
    Oversized,

    /// <summary>The other side closed the socket.</summary>
    Closed,
}
