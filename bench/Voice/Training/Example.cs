namespace CallCenter.Voice.Training;

/// <summary>What the detector's network sees of a frame, and what it should say.</summary>
/// <param name="Features">See the product's SpeechFeatures.</param>
/// <param name="IsSpeech">Whether the frame is speech.</param>
internal sealed record Example(float[] Features, bool IsSpeech);
