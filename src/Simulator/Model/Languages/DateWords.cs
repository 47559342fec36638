using System.Collections.Frozen;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How a language speaks of time. All words are folded (lower case, no accents), words of a phrase separated by one space.</summary>
internal sealed record DateWords
{
    /// <summary>Days relative to today: yesterday = -1.</summary>
    public required FrozenDictionary<string, int> Days { get; init; }

    /// <summary>Words behind which none of <see cref="Days"/> is meant: Spanish "la mañana" is no tomorrow.</summary>
    public FrozenSet<string> NoDayAfter { get; init; } = [];

    /// <summary>Phrases that mean a part of a day near today: last night = (-1, 22).</summary>
    public required FrozenDictionary<string, (int Day, int Hour)> DayParts { get; init; }

    /// <summary>Monday = 1 … Sunday = 0.</summary>
    public required FrozenDictionary<string, DayOfWeek> Weekdays { get; init; }

    /// <summary>Months, 1–12.</summary>
    public required FrozenDictionary<string, int> Months { get; init; }

    /// <summary>Numbers in words, zero to fifty-nine.</summary>
    public required FrozenDictionary<string, int> Numbers { get; init; }

    /// <summary>Days of a month in words: first, premier.</summary>
    public FrozenDictionary<string, int> Ordinals { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Articles that mean one in "a week ago" but no hour in "at a shop".</summary>
    public required FrozenSet<string> One { get; init; }

    /// <summary>Ordinal endings behind digits, and words around dates that carry no meaning.</summary>
    public required FrozenSet<string> Fillers { get; init; }

    /// <summary>"last", before or after the weekday.</summary>
    public required FrozenSet<string> Last { get; init; }

    /// <summary>"next", before or after the weekday.</summary>
    public required FrozenSet<string> Next { get; init; }

    /// <summary>Units of "three days ago", in hours.</summary>
    public required FrozenDictionary<string, int> Units { get; init; }

    /// <summary>Words before the amount: "il y a", "hace"; empty where the language puts one behind.</summary>
    public required FrozenSet<string> AgoBefore { get; init; }

    /// <summary>Words behind the amount: "ago"; empty where the language puts them before.</summary>
    public required FrozenSet<string> AgoAfter { get; init; }

    /// <summary>Words before the amount of a wait: "in", "dans", "en", "dentro de".</summary>
    public required FrozenSet<string> InBefore { get; init; }

    /// <summary>Times with a name: noon = 12:00.</summary>
    public required FrozenDictionary<string, TimeOnly> NamedTimes { get; init; }

    /// <summary>Words that come before a time of day: at, around; behind them a bare number is an hour.</summary>
    public required FrozenSet<string> TimeIntroductions { get; init; }

    /// <summary>Words behind an hour: o'clock, heures; they make a bare number an hour.</summary>
    public required FrozenSet<string> HourWords { get; init; }

    /// <summary>Parts of the day behind a time that keep the hour below noon.</summary>
    public required FrozenSet<string> Morning { get; init; }

    /// <summary>Parts of the day behind a time that move the hour behind noon.</summary>
    public required FrozenSet<string> Afternoon { get; init; }

    /// <summary>Minutes added behind an hour: "et demie" = 30, "menos cuarto" = -15.</summary>
    public required FrozenDictionary<string, int> MinutesAfterHour { get; init; }

    /// <summary>Minutes said before an hour: "half past" = 30, "quarter to" = -15.</summary>
    public required FrozenDictionary<string, int> MinutesBeforeHour { get; init; }

    /// <summary>Whether 3/4 is the fourth of March.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>Whether "at three" without more means the afternoon.</summary>
    public bool TwelveHours { get; init; }
}
