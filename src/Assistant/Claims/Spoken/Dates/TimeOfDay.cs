namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A time of day that was found out.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Days">Days that it lies behind the day that was said: "last night at two" is on the day after.</param>
/// <param name="Remark">What was taken for granted; null where nothing was.</param>
internal readonly record struct TimeOfDay(int Hour, int Minute, int Days = 0, string? Remark = null);
