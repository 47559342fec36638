namespace CallCenter.MediaEdge.Realtime;

/// <summary>Tokens of an answer.</summary>
/// <param name="Input">That went in, of whatever kind.</param>
/// <param name="CachedInput">Those of them that the model had read just before.</param>
/// <param name="AudioInput">Those of them that are sound and were not.</param>
/// <param name="Output">That came out, of whatever kind.</param>
/// <param name="AudioOutput">Those of them that are sound.</param>
internal sealed record RealtimeTokens(int Input, int CachedInput, int AudioInput, int Output, int AudioOutput);
