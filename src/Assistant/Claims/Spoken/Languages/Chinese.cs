using CallCenter.Assistant.Claims.Spoken.Dates;
using static CallCenter.Assistant.Claims.Spoken.Dates.PartOfDay;
using static CallCenter.Assistant.Claims.Spoken.Dates.TermKind;

namespace CallCenter.Assistant.Claims.Spoken.Languages;

/// <summary>Mandarin as it is spoken. Each character is a word here, so that no gaps need to be found.</summary>
internal static class Chinese
{
    public static SpokenLanguage Language { get; } = new()
    {
        Code = "zh",
        NumberCultures = ["zh-Hans"],
        OtherNumbers = [("〇", 0), ("幺", 1), ("两", 2)],
        Plus = "加",
        Extension = "分机|转",
        Around = "是|我的|电话|号码|电话号码|手机|手机号|手机号码",
        BetweenDigits = "杠|横杠|点|然后|好的",
        Hesitations = "嗯|呃",
        Corrections = "不对|不是|等等|等一下|我说错了|说错了",
        DateWords =
        [
            ("的|在|从|大概|大约|左右|钟|整", [Filler]),
            ("大前天", [Term.Day(-3)]),
            ("前天", [Term.Day(-2)]),
            ("昨天|昨日", [Term.Day(-1)]),
            ("今天|今日", [Term.Day(0)]),
            ("明天|明日", [Term.Day(1)]),
            ("后天", [Term.Day(2)]),
            ("大后天", [Term.Day(3)]),
            ("昨晚|昨夜|昨天夜里", [Term.Day(-1), Term.Part(Night)]),
            ("今早", [Term.Day(0), Term.Part(Morning)]),
            ("今晚|今夜", [Term.Day(0), Term.Part(Night)]),
            ("明早", [Term.Day(1), Term.Part(Morning)]),
            ("明晚", [Term.Day(1), Term.Part(Night)]),
            ("现在|刚才|马上", [Now]),
            ("下|下个", [Term.Week(1)]),
            ("下下|下下个", [Term.Week(2)]),
            ("上|上个", [Term.Week(-1)]),
            ("上上|上上个", [Term.Week(-2)]),
            ("这|这个|本", [Term.Week(0)]),
            ("上个月", [Term.MonthAway(-1)]),
            ("这个月|本月", [Term.MonthAway(0)]),
            ("下个月", [Term.MonthAway(1)]),
            ("星期天|周日|周天|礼拜天|礼拜日", [Term.Weekday(DayOfWeek.Sunday)]),
            ("周一|礼拜一", [Term.Weekday(DayOfWeek.Monday)]),
            ("周二|礼拜二", [Term.Weekday(DayOfWeek.Tuesday)]),
            ("周三|礼拜三", [Term.Weekday(DayOfWeek.Wednesday)]),
            ("周四|礼拜四", [Term.Weekday(DayOfWeek.Thursday)]),
            ("周五|礼拜五", [Term.Weekday(DayOfWeek.Friday)]),
            ("周六|礼拜六", [Term.Weekday(DayOfWeek.Saturday)]),
            ("号|日", [DayMark]),
            ("凌晨", [Term.Part(SmallHours)]),
            ("早上|早晨|上午|清晨", [Term.Part(Morning)]),
            ("中午", [Term.Part(Midday)]),
            ("下午|午后", [Term.Part(Afternoon)]),
            ("晚上|傍晚|夜里|晚间", [Term.Part(Evening)]),
            ("正午", [Term.Clock(12)]),
            ("午夜", [Term.Clock(0)]),
            ("点|点钟|时", [HourMark]),
            ("半", [TermKind.Half]),
            ("刻", [Quarter]),
            ("差", [To]),
            ("后|之后|以后|过后", [Term.Behind(Ahead)]),
            ("前|之前|以前", [Term.Behind(Ago)]),
            ("分|分钟", [Term.Unit(TimeUnit.Minute)]),
            ("小时|个小时|钟头|个钟头", [Term.Unit(TimeUnit.Hour)]),
            ("个半小时|个半钟头", [TermKind.Half, Term.Unit(TimeUnit.Hour)]),
            ("天", [Term.Unit(TimeUnit.Day)]),
            ("周|星期|个星期|礼拜|个礼拜", [Term.Unit(TimeUnit.Week)]),
            ("个月", [Term.Unit(TimeUnit.Month)]),
            ("年", [Term.Unit(TimeUnit.Year)]),
            ("半小时|半个小时|半个钟头", [Term.Duration(30)]),
            ("一刻钟", [Term.Duration(15)]),
        ],
        Address = new AddressWords
        {
            Signs = [("艾特|圈a|小老鼠|at", '@'), ("点|点儿", '.'), ("减号|横杠|横线|短横|中划线|杠", '-'), ("下划线|下横线|底线", '_'), ("加号", '+')],
            Empty = "小写|全小写|都是小写",
            Before = "我的邮箱是|我的邮箱|邮箱是|我的邮件地址是|是",
        },
        Spelling = new SpellingWords { Before = "我叫|我是|我姓|我的名字是|我的名字叫|名字是|嗯，" },
    };
}
