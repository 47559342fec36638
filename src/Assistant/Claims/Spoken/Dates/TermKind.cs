namespace CallCenter.Assistant.Claims.Spoken.Dates;

/// <summary>What a word of a date or time means, and what the number in its <see cref="Term"/> counts.</summary>
internal enum TermKind
{
    /// <summary>No word of dates and times.</summary>
    Unknown,

    /// <summary>A word without meaning here: of, the, about.</summary>
    Filler,

    /// <summary>And: it ties a half or a quarter to an hour, and any minutes where it counts 1, as "y" does.</summary>
    And,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day of the month: the third, 3rd.</summary>
    Ordinal,

    /// <summary>A day by its distance from today.</summary>
    Day,

    /// <summary>A day of the week, Sunday = 0.</summary>
    Weekday,

    /// <summary>A week by its distance from this one, from Monday on; a day of the week stands with it.</summary>
    Week,

    /// <summary>The next such day of the week.</summary>
    Next,

    /// <summary>The latest such day of the week.</summary>
    Last,

    /// <summary>The coming such day of the week, today included.</summary>
    This,

    /// <summary>A month, 1 to 12.</summary>
    Month,

    /// <summary>A month by its distance from this one; a day of the month stands with it.</summary>
    MonthAway,

    /// <summary>Makes the number before it a day of the month: 号.</summary>
    DayMark,

    /// <summary>A <see cref="PartOfDay"/>.</summary>
    Part,

    /// <summary>A time with a name, in minutes from midnight: noon; 0 is midnight.</summary>
    Clock,

    /// <summary>Makes the number before it an hour: o'clock.</summary>
    HourMark,

    /// <summary>An hour of the clock and a length of time alike: heures.</summary>
    Hours,

    /// <summary>A length of time, a <see cref="TimeUnit"/>.</summary>
    Unit,

    /// <summary>A whole length of time, in minutes: half an hour.</summary>
    Duration,

    /// <summary>Half of what stands with it.</summary>
    Half,

    /// <summary>A quarter of an hour.</summary>
    Quarter,

    /// <summary>Minutes after the hour that follows: past.</summary>
    Past,

    /// <summary>Minutes before the hour that follows: to.</summary>
    To,

    /// <summary>Minutes before the hour that stands in front: moins.</summary>
    Minus,

    /// <summary>Divides hours and minutes in digits.</summary>
    Colon,

    /// <summary>A time of day follows: at.</summary>
    At,

    /// <summary>Makes a limit of what stands behind it: before, until.</summary>
    Limit,

    /// <summary>A length of time that is to come stands beside it, and only before it where it counts 1: in, from now.</summary>
    Ahead,

    /// <summary>A length of time that is past stands beside it, and only before it where it counts 1: ago.</summary>
    Ago,

    /// <summary>A length of time that is past, or the moment at which it began, stands behind it: depuis.</summary>
    Since,

    /// <summary>This moment.</summary>
    Now,
}
