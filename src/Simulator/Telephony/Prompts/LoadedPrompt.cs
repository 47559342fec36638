using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>The sound of all sources of a prompt, or the first source that failed.</summary>
/// <param name="Samples">Signed 16-bit mono at the call's rate.</param>
/// <param name="Failure">Why a source cannot be played; null when all is well.</param>
/// <param name="FailedSource">Which one, from 0.</param>
internal sealed record LoadedPrompt(short[] Samples, ResultInformation? Failure = null, int FailedSource = 0);
