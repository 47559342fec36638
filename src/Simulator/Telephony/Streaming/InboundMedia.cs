namespace CallCenter.Simulator.Telephony.Streaming;

/// <summary>What the app sent over the media socket.</summary>
/// <param name="Audio">Signed 16-bit little-endian mono PCM, or null: stop and forget what is queued.</param>
internal readonly record struct InboundMedia(byte[]? Audio);
