using static CallCenter.Simulator.Model.Languages.Intents;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What callers want, in Chinese.</summary>
internal static class ChineseIntents
{
    public static Intents Create() => new()
    {
        Human = Make("人工|真人|转接|和人说话"),
        Danger = Make("着火|失火|煤气泄漏|煤气味|昏迷|没有呼吸|心脏病发作"),
        Goodbye = Make("再见|拜拜"),
        NothingElse = Make("没有了|没别的|就这些|不用了"),
        No = Whole("不", "没有", "不是", "不用"),
        Yes = Whole("是", "是的", "对", "好", "好的", "可以"),
        Courtesy = Whole("你好", "您好", "喂", "谢谢", "早上好"),
        CallBack = Make("回电|再打给我|给我打电话"),
        Slower = Make("慢一点|慢点|太快"),
        Faster = Make("快一点|快点|太慢"),
        Sms = Make("发短信|短信给我"),
        NewClaim = Make("另一个(?:问题|案件|事)|新的(?:问题|案件)"),
        Repeat = Make("再说一遍|没听清|什么？$"),
        Who = Make("你是谁|您是谁|机器人吗"),
        DontKnow = Make("不知道|不清楚|不记得"),
        Question = Make("[吗呢？?]$"),
        Mishap = Make("坏|漏|事故|撞|问题|受伤"),
        Praise = Make("太好了|非常感谢|很好"),
        Anger = Make("投诉|生气|太差"),
        Language = Make("(?:说|讲|用)(?<language>英语|英文|法语|西班牙语|中文)"),
    };
}
