namespace CallCenter.Api.Reports;

/// <summary>The wait for one answer.</summary>
/// <param name="Number">Number of the answer in the call, from 1.</param>
/// <param name="TotalMs">From the end of the caller's speech to the answer, in milliseconds of call time.</param>
/// <param name="Parts">What the time was spent on, in order.</param>
/// <param name="Heard">The same wait at the caller's ear, from the same moment; null where nobody measured it there.</param>
internal sealed record TurnBar(int Number, double TotalMs, IReadOnlyList<TurnBarPart> Parts, TurnBarPart? Heard);
