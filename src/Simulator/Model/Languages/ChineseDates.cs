using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Chinese words of time; every ideograph is a word.</summary>
internal static class ChineseDates
{
    public static DateWords Create() => new()
    {
        Days = Map("""
            前 天 = -2
            昨 天 = -1
            今 天 = 0
            明 天 = 1
            后 天 = 2
            上 周|上 个 星 期 = -7
            """, int.Parse),
        DayParts = Map("""
            今 天 早 上|今 早|今 天 上 午 = 0 9
            今 天 下 午 = 0 15
            昨 晚|昨 天 晚 上 = -1 20
            """, DayPart.Read),
        Weekdays = Map("""
            星 期 一|周 一 = 1
            星 期 二|周 二 = 2
            星 期 三|周 三 = 3
            星 期 四|周 四 = 4
            星 期 五|周 五 = 5
            星 期 六|周 六 = 6
            星 期 日|星 期 天|周 日 = 0
            """, text => (DayOfWeek)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        Months = Map("", int.Parse),
        Numbers = Numbers(Count(0, "零 一 二|两 三 四 五 六 七 八 九 十 十_一 十_二"), "", "二 十", "三 十", "四 十", "五 十"),
        One = Set(""),
        Fillers = Words("在 的 ， ,"),
        Last = Set("上|上 个"),
        Next = Set("下|下 个"),
        Units = Map("""
            小 时|个 小 时 = 1
            天 = 24
            周|个 星 期 = 168
            """, int.Parse),
        AgoBefore = Set(""),
        AgoAfter = Set("前|以 前|之 前"),
        InBefore = Set(""),
        NamedTimes = Map("中 午 = 12:00", text => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        TimeIntroductions = Set(""),
        HourWords = Set("点|点 钟"),
        Morning = Set(""),
        Afternoon = Set(""),
        MinutesAfterHour = Map("半 = 30", int.Parse),
        MinutesBeforeHour = Map("""
            上 午|早 上 = 0
            下 午|晚 上 = 720
            """, int.Parse),
    };
}
