namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>A part of the day.</summary>
internal enum PartOfDay
{
    /// <summary>From midnight to dawn: the small hours, madrugada, 凌晨.</summary>
    SmallHours,

    /// <summary>Until noon; hours with "a.m." too.</summary>
    Morning,

    /// <summary>Around noon.</summary>
    Midday,

    /// <summary>From noon on; Spanish "tarde" goes on until nine.</summary>
    Afternoon,

    /// <summary>From the end of the afternoon to midnight; "at night" too.</summary>
    Evening,

    /// <summary>The night that begins in the evening of the day that stands with it: last night, tonight.</summary>
    Night,

    /// <summary>Before noon by the clock of twelve hours.</summary>
    Am,

    /// <summary>After noon by the clock of twelve hours.</summary>
    Pm,
}
