using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Insights;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Assistant.Tests.Prompts;

/// <summary>What is configured in place of an instruction is what a model is told, as the instruction or as a trial of it that was recorded on the call.</summary>
public sealed class ReplaceablePromptTests
{
    private const string Text = "Answer as {bot_company} does on Sundays.";
    private const string Told = "Answer as Contoso does on Sundays.";
    private const string Rare = "rare";

    public static MatrixTheoryData<string, bool> OfConversations { get; } =
        new(["default_system_tpl", "chat_system_tpl", "chat_sms_system_tpl", "resumed_system_tpl"], [false, true]);

    public static MatrixTheoryData<string, bool> OfInsights { get; } =
        new(["default_system_tpl", "synthesis_system_tpl", "citations_system_tpl", "next_system_tpl", "sms_summary_system_tpl"], [false, true]);

    [Theory]
    [MemberData(nameof(OfConversations))]
    public async Task The_instructions_for_a_conversation(string key, bool onTrial)
    {
        await using var bench = await AssistantBench.StartAsync(Settings(key, onTrial));
        bench.Model.Script("fast", ModelReply.Says("Hello."));

        await bench.RespondAsync(Some.Context() with
        {
            Channel = key is "chat_sms_system_tpl" ? ChatChannel.Sms : ChatChannel.Voice,
            FirstTurnOfResumedCall = key is "resumed_system_tpl",
            Variants = Recorded(key, onTrial),
        });

        bench.Instructions().ShouldContain(Told);
    }

    [Theory]
    [MemberData(nameof(OfInsights))]
    public async Task The_instructions_for_insights(string key, bool onTrial)
    {
        await using var bench = await AssistantBench.StartAsync(Settings(key, onTrial));
        bench.Model.Script("synthesis", ModelReply.Whole("""{"short":"Laptop","long":"It does not start.","satisfaction":"high","improvement_suggestions":"None."}"""));
        bench.Model.Script("citations", ModelReply.Whole("""{"citations":[]}"""));
        bench.Model.Script("next_action", ModelReply.Whole("""{"action":"case_closed","justification":"It is fine."}"""));
        bench.Model.Script("slow", ModelReply.Whole("Your laptop is fine."));

        await bench.Services.GetRequiredService<InsightsWriter>().WriteAsync(
            new FinishedConversation
            {
                Initiation = Some.Initiation(),
                Language = "en-US",
                Messages = [Some.Caller("My laptop is broken."), Some.Assistant("I see.")],
                Claim = new Dictionary<string, string>(StringComparer.Ordinal),
                Reminders = [],
                Variants = Recorded(key, onTrial),
            },
            TestContext.Current.CancellationToken);

        var told = Enumerable.Range(0, bench.Model.Requests.Count).Count(request => bench.Instructions(request).Contains(Told, StringComparison.Ordinal));
        told.ShouldBe(key is "default_system_tpl" ? 4 : 1);
    }

    // So rare a trial that the caller of these tests is not drawn for it.
    private static (string Key, string Value)[] Settings(string key, bool onTrial) => onTrial
        ? [("prompts:llm:trials:0:prompt", key), ("prompts:llm:trials:0:name", Rare), ("prompts:llm:trials:0:percent", "0.01"), ("prompts:llm:trials:0:text", Text)]
        : [($"prompts:llm:{key}", Text)];

    private static Dictionary<string, string> Recorded(string key, bool onTrial) =>
        onTrial ? new(StringComparer.Ordinal) { [$"prompts.llm.{key}"] = Rare } : new(StringComparer.Ordinal);
}
