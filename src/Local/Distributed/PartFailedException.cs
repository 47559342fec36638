using CallCenter.Platform.Hosting;

namespace CallCenter.Local.Distributed;

/// <summary>A part of the system cannot be started; the message says which one, why, and where more about it is written.</summary>
internal sealed class PartFailedException(string message, Exception? cause = null) : StartException(message, cause);
