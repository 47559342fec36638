using CallCenter.Assistant.Text;
using CallCenter.Contracts.Insights;

namespace CallCenter.Assistant.Insights;

/// <summary>What is made of every conversation.</summary>
internal static class InsightKinds
{
    private const int LongestSms = 1000;

    /// <summary>What is wrong with an answer that holds no JSON object.</summary>
    public const string NoJson = "it is not a complete JSON object";

    /// <summary>The summary.</summary>
    public static Insight<Synthesis> Synthesis { get; } = new(
        "synthesis",
        AnswerSchema.Object(
            ("short", AnswerSchema.Text("The matter in a few words.")),
            ("long", AnswerSchema.Text("The summary, in Markdown.")),
            ("satisfaction", AnswerSchema.Choice("How content the person was.", InsightFields.NamesOf<Satisfaction>())),
            ("improvement_suggestions", AnswerSchema.Text("What the assistant could have done better."))),
        ReadSynthesis);

    /// <summary>The next step.</summary>
    public static Insight<NextAction> Next { get; } = new(
        "next_action",
        AnswerSchema.Object(
            ("action", AnswerSchema.Choice("The step.", InsightFields.NamesOf<NextActionKind>())),
            ("justification", AnswerSchema.Text("Why."))),
        ReadNext);

    /// <summary>The text message to the caller.</summary>
    public static Insight<string> Sms { get; } = new("sms_summary", Schema: null, ReadSms);

    private static (Synthesis?, string?) ReadSynthesis(string answer)
    {
        if (InsightFields.Of(answer) is not { } fields)
            return (null, NoJson);
        var synthesis = new Synthesis
        {
            Short = fields.Text("short"),
            Long = fields.Text("long"),
            Satisfaction = fields.Choice<Satisfaction>("satisfaction"),
            ImprovementSuggestions = fields.Text("improvement_suggestions"),
        };
        return (synthesis, fields.Problem);
    }

    private static (NextAction?, string?) ReadNext(string answer)
    {
        if (InsightFields.Of(answer) is not { } fields)
            return (null, NoJson);
        var next = new NextAction(fields.Choice<NextActionKind>("action"), fields.Text("justification"));
        return (next, fields.Problem);
    }

    private static (string?, string?) ReadSms(string answer)
    {
        var text = SpokenText.Clean(answer);
        if (text.Length == 0)
            return (null, "it is empty");
        return text.Length > LongestSms ? (null, "it is far longer than 300 characters") : (text, null);
    }
}
