namespace CallCenter.Simulator.Speech.Modem;

/// <summary>An utterance that is over.</summary>
/// <param name="Text">What was heard of it.</param>
/// <param name="Start">First sample.</param>
/// <param name="End">Sample after the last one.</param>
/// <param name="Complete">Whether its end marker was heard; false when it was cut off.</param>
internal sealed record DecodedUtterance(string Text, long Start, long End, bool Complete);
