namespace CallCenter.MediaEdge.Speech.OpenAI;

/// <summary>A stretch of the caller's speech with silence around it.</summary>
/// <param name="Wav">The sound as a WAV file.</param>
/// <param name="From">Call time at which speech began.</param>
/// <param name="Until">Call time at which it ended.</param>
internal sealed record SpokenUtterance(byte[] Wav, TimeSpan From, TimeSpan Until);
