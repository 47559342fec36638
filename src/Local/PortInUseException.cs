using CallCenter.Platform.Hosting;

namespace CallCenter.Local;

/// <summary>A port cannot be listened on; the message says which one and what to do.</summary>
internal sealed class PortInUseException(string message, Exception cause) : StartException(message, cause);
