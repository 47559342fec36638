namespace CallCenter.Simulator.Callers;

/// <summary>How long the person waited for an answer: from the end of their own last sound to the first sound of the answer, at their ear.</summary>
/// <param name="FinishedAt">When the person had finished, in call time from the moment at which they were connected.</param>
/// <param name="Call">In call time; includes the product's end-of-turn wait.</param>
/// <param name="Wall">In real time; with a call at N times speed, the part spent waiting on the call's clock is N times shorter.</param>
internal sealed record AnswerGap(TimeSpan FinishedAt, TimeSpan Call, TimeSpan Wall);
