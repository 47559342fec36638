namespace CallCenter.Simulator.Speech.Wire;

/// <summary>The client broke the protocol; the connection closes with 1007 and this message as the reason.</summary>
internal sealed class SpeechProtocolException(string message) : Exception(message);
