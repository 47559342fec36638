namespace CallCenter.Voice.Calls;

/// <summary>The times of one answer, by the stopwatch.</summary>
/// <param name="Interrupts">Whether the caller spoke into the assistant's words.</param>
/// <param name="Frames">When the frames behind the caller's last sound were sent, in order.</param>
/// <param name="Request">The synthesis of the answer's first words.</param>
/// <param name="Heard">When the first of its sound came to the phone.</param>
internal sealed record TalkSample(bool Interrupts, IReadOnlyList<long> Frames, SpeechRequest Request, long Heard);
