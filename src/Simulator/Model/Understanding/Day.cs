namespace CallCenter.Simulator.Model.Understanding;

/// <summary>A day as it was said.</summary>
/// <param name="Date">Which.</param>
/// <param name="Words">Words that say it.</param>
internal sealed record Day(DateOnly Date, int Words)
{
    /// <summary>Hour that stands for the part of the day that was named; null when none was.</summary>
    public int? PartHour { get; init; }

    /// <summary>Exact time, when the words imply one ("three hours ago").</summary>
    public TimeOnly? Time { get; init; }
}

/// <summary>A time of day as it was said.</summary>
/// <param name="Hour">0–23.</param>
/// <param name="Minute">0–59.</param>
/// <param name="Words">Words that say it.</param>
internal sealed record ClockTime(int Hour, int Minute, int Words)
{
    /// <summary>Whether morning or afternoon is known.</summary>
    public bool Definite { get; init; }
}
