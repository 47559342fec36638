namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A unit of lengths of time.</summary>
internal enum TimeUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
