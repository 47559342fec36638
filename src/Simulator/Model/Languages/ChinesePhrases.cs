using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>What is said in Chinese.</summary>
internal static class ChinesePhrases
{
    public static Phrases Create() => new()
    {
        Greeting = "您好，我是{company}的{bot}。",
        PlainGreeting = "您好。",
        Noting = ["我记下来。", "好的，我记一下。"],
        Questions = new Dictionary<FieldKind, IReadOnlyList<string>>
        {
            [FieldKind.Text] = ["请告诉我：{field}？", "我还需要知道：{field}？", "请再说一遍：{field}？"],
        }.ToFrozenDictionary(),
        PlainQuestion = "请告诉我：{field}？",
        NotUnderstood = ["对不起，我没听懂。", "抱歉，我还是没有听清楚。"],
        Refused = "这似乎不对。",
        Sympathy = "听到这个消息我很抱歉。",
        Thanks = ["谢谢。", "好的。"],
        AllCollected = "谢谢，需要的信息我都记下来了。",
        AnythingElse = "还有什么可以帮您的吗？",
        Goodbye = "感谢您的来电。再见，祝您愉快！",
        ShortGoodbye = "再见。",
        OneMoment = "请稍等。",
        GiveUp = "抱歉，我听不懂您的话。请您再打过来。再见！",
        Transfer = "我马上为您转接同事。",
        NoTransfer = "现在无法转接，但我可以记录下来。",
        Emergency = "听起来很危险，我马上通知紧急服务。",
        EmergencyDone = "救援已经通知，请注意安全。",
        Reminder = "我记下来，我们会给您回电。",
        ReminderDone = "我们会按约定给您回电。",
        ReminderTitle = "给客户回电",
        Sms = "我给您发一条短信。",
        SmsDone = "短信已经发出。",
        Slower = "好的，我说慢一点。",
        Faster = "好的，我说快一点。",
        LanguageChange = "好的，我们说中文。",
        NewClaim = "我为此新建一个案件。",
        NewClaimDone = "新案件已经建立。",
        Who = "我是{company}的自动助手{bot}。",
        LookingUp = "我来查一下。",
        NoAnswer = "这个问题我无法回答，同事会联系您。",
        Skipped = "没关系，这一项可以先空着。",
        ToolFailed = "抱歉，没有成功。",
        MessageText = "您在{company}的案件：{value}。",
        CallAgain = "感谢您的来电，欢迎随时再打给我们。",
        Subject = "您关于{value}的请求",
        NoSubject = "您的来电",
        Collected = "已记录的信息",
        Missing = "还缺少",
        NothingMissing = "信息齐全。",
        Improvement = "当来电者回答详细时，可以一次询问多个信息。",
        Justifications = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["high_priority"] = "来电者报告了危险，应优先处理。",
            ["commercial_offer"] = "来电者询问了价格或优惠。",
            ["propose_new_contract"] = "来电者询问了新合同。",
            ["customer_will_send_info"] = "还有信息需要客户提供。",
            ["requires_expertise"] = "信息齐全，需要专家处理。",
            ["case_closed"] = "没有其他要处理的事。",
        }.ToFrozenDictionary(StringComparer.Ordinal),
    };
}
