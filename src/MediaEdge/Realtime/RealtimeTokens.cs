using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Tokens of an answer, or of a transcription.</summary>
/// <param name="Input">That went in, of whatever kind.</param>
/// <param name="CachedInput">Those of them that the model had read just before.</param>
/// <param name="AudioInput">Those of them that are sound and were not.</param>
/// <param name="Output">That came out, of whatever kind.</param>
/// <param name="AudioOutput">Those of them that are sound.</param>
internal sealed record RealtimeTokens(int Input, int CachedInput, int AudioInput, int Output, int AudioOutput)
{
    /// <summary>Counts them for a model.</summary>
    public void Count(UsageMeter usage, string model)
    {
        usage.Add(UsageKind.InputTokens, Input - CachedInput - AudioInput, model);
        usage.Add(UsageKind.CachedInputTokens, CachedInput, model);
        usage.Add(UsageKind.AudioInputTokens, AudioInput, model);
        usage.Add(UsageKind.OutputTokens, Output - AudioOutput, model);
        usage.Add(UsageKind.AudioOutputTokens, AudioOutput, model);
    }
}
