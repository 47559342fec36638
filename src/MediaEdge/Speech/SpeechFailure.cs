namespace CallCenter.MediaEdge.Speech;

/// <summary>A speech service did not do what it was asked to.</summary>
/// <param name="Reason">Why, for the log: never what was said, nor a secret.</param>
internal sealed record SpeechFailure(string Reason);
