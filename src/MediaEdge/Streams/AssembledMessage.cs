namespace CallCenter.MediaEdge.Streams;

/// <summary>A whole WebSocket message.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Bytes">Its bytes, which the reader may overwrite; valid until the next message is read.</param>
internal readonly record struct AssembledMessage(MessageFate Fate, Memory<byte> Bytes);
