namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>What was made of a text that should be a moment.</summary>
/// <param name="Moment">The moment, with the offset of the call's time zone; null where it is none or not the only one.</param>
/// <param name="HasTime">Whether a time of day was said, so that the moment is not just the beginning of a day.</param>
/// <param name="Remark">What was taken for granted, for the model; null where nothing was.</param>
/// <param name="Reason">Why there is no moment, for the model; null where there is one.</param>
/// <param name="IsForeign">Whether a word was not understood at all, so that another language may do better.</param>
internal readonly record struct MomentReading(DateTimeOffset? Moment, bool HasTime, string? Remark, string? Reason, bool IsForeign)
{
    public static MomentReading Of(DateTimeOffset moment, bool hasTime, string? remark = null) => new(moment, hasTime, remark, null, false);

    public static MomentReading Refused(string reason) => new(null, false, null, reason, false);

    public static MomentReading Foreign(string reason) => new(null, false, null, reason, true);
}
