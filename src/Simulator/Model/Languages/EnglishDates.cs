using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>English words of time.</summary>
internal static class EnglishDates
{
    public static DateWords Create(bool monthFirst) => new()
    {
        MonthFirst = monthFirst,
        TwelveHours = true,
        Days = Map("""
            the day before yesterday|day before yesterday = -2
            yesterday = -1
            today = 0
            the day after tomorrow|day after tomorrow = 2
            tomorrow = 1
            last week|a week ago = -7
            next week = 7
            """, int.Parse),
        DayParts = Map("""
            this morning|earlier this morning = 0 9
            this afternoon = 0 15
            this evening|tonight = 0 20
            last night = -1 22
            yesterday morning = -1 9
            yesterday afternoon = -1 15
            yesterday evening|yesterday night = -1 20
            tomorrow morning = 1 9
            tomorrow afternoon = 1 15
            tomorrow evening = 1 20
            """, DayPart.Read),
        Weekdays = Map("""
            monday = 1
            tuesday = 2
            wednesday = 3
            thursday = 4
            friday = 5
            saturday = 6
            sunday = 0
            """, text => (DayOfWeek)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        Months = Map("""
            january|jan = 1
            february|feb = 2
            march|mar = 3
            april|apr = 4
            may = 5
            june|jun = 6
            july|jul = 7
            august|aug = 8
            september|sept|sep = 9
            october|oct = 10
            november|nov = 11
            december|dec = 12
            """, int.Parse),
        Numbers = Numbers(
            [
                .. Count(0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
            ],
            " ", "twenty", "thirty", "forty", "fifty"),
        Ordinals = Numbers(
            [
                .. Count(1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
                .. Count(20, "twentieth twenty_first twenty_second twenty_third twenty_fourth twenty_fifth twenty_sixth twenty_seventh twenty_eighth twenty_ninth thirtieth thirty_first"),
            ],
            " "),
        One = Set("a|an"),
        Fillers = Words("the of on st nd rd th in , around about at approximately roughly since from"),
        Last = Set("last|past|this past"),
        Next = Set("next|this coming|coming"),
        Units = Map("""
            hour|hours = 1
            day|days = 24
            week|weeks = 168
            """, int.Parse),
        AgoBefore = Set(""),
        AgoAfter = Set("ago|earlier"),
        InBefore = Set("in"),
        NamedTimes = Map("""
            noon|midday|lunchtime|lunch time = 12:00
            midnight = 00:00
            """, text => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        TimeIntroductions = Set("at|around|about|at around|at about|since|by|approximately at"),
        HourWords = Set("o ' clock|o clock|oclock"),
        Morning = Set("in the morning|am|a . m .|a . m|a m|this morning|morning"),
        Afternoon = Set("in the afternoon|in the evening|at night|pm|p . m .|p . m|p m|this afternoon|this evening|tonight|afternoon|evening"),
        MinutesAfterHour = Map("thirty = 30", int.Parse),
        MinutesBeforeHour = Map("""
            half past = 30
            quarter past|a quarter past = 15
            ten past = 10
            twenty past = 20
            quarter to|a quarter to = -15
            ten to = -10
            twenty to = -20
            """, int.Parse),
    };
}
