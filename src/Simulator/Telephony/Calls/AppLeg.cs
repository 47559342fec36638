using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony.Calls;

/// <summary>What the app asked for when it created or answered the call.</summary>
/// <param name="CallbackUri">Where its events go.</param>
/// <param name="ApiVersion">Version of its request, which decides about the events it gets.</param>
/// <param name="OperationContext">Carried by CallConnected and the failures to get there.</param>
/// <param name="Streaming">Null when the call has no media streaming.</param>
/// <param name="HasSpeechService">A cognitive services endpoint was given; without one texts are neither spoken nor recognised.</param>
internal sealed record AppLeg(Uri CallbackUri, string ApiVersion, string? OperationContext, StreamingOptions? Streaming, bool HasSpeechService)
{
    /// <summary>Sample rate of the call in Hz.</summary>
    public int SampleRate => Streaming?.SampleRate ?? 16_000;
}
