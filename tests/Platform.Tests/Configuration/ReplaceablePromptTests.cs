using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Prompts;
using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Configuration;

/// <summary>Every text that is spoken and every instruction to a model, one by one.</summary>
public sealed class ReplaceablePromptTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["bot_name"] = "Amélie", ["bot_company"] = "Contoso", ["label"] = "Italian", ["index"] = "5" };

    public static TheoryData<SpokenPrompt> Spoken => [.. Enum.GetValues<SpokenPrompt>()];

    public static TheoryData<string> Instructions => [.. typeof(ModelPromptOptions).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(SnakeCase.KeyOf)];

    [Fact]
    public void The_texts_of_the_product_are_all_there()
    {
        Enum.GetValues<SpokenPrompt>().Select(PromptTemplate.KeyOf).Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "hello_tpl", "hello_again_tpl", "goodbye_tpl", "error_tpl", "timeout_silence_tpl", "timeout_loading_tpl", "connect_agent_tpl", "calltransfer_failure_tpl", "ivr_language_tpl",
            "rephrase_tpl", "no_answer_tpl", "recording_tpl", "reconnected_tpl",
        }.Order(StringComparer.Ordinal));
        new[] { "chat_system_tpl", "resumed_system_tpl", "chat_sms_system_tpl", "sms_summary_system_tpl", "synthesis_system_tpl", "next_system_tpl" }
            .Except(Instructions.Select(row => row.Data), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void A_spoken_text_is_replaced_by_variants_of_the_configuration(SpokenPrompt prompt)
    {
        using var configuration = new TestConfiguration($"{TestConfiguration.Least}prompts:\n  tts:\n    {PromptTemplate.KeyOf(prompt)}:\n      - One of {{bot_company}}\n      - Two by {{bot_name}}\n");
        configuration.Problems().ShouldBeEmpty();
        var prompts = configuration.Services.GetRequiredService<SpokenPrompts>();

        Enumerable.Range(0, 4).Select(occurrence => prompts.Pick(prompt, "en-US", Guid.Empty, Values, occurrence)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ShouldBe(["One of Contoso", "Two by Amélie"]);
    }

    [Theory]
    [MemberData(nameof(Instructions))]
    public void An_instruction_is_replaced_by_the_configuration(string key)
    {
        using var configuration = new TestConfiguration($"{TestConfiguration.Least}prompts:\n  llm:\n    {key}: Mind {{task}}\n");
        configuration.Problems().ShouldBeEmpty();

        var property = typeof(ModelPromptOptions).GetProperties().Single(property => string.Equals(SnakeCase.KeyOf(property), key, StringComparison.Ordinal));
        property.GetValue(configuration.Get<ModelPromptOptions>()).ShouldBe("Mind {task}");
    }

    [Fact]
    public void Unknown_placeholders_in_all_of_them_are_listed_at_once()
    {
        var spoken = Spoken.Select(row => $"    {PromptTemplate.KeyOf(row.Data)}: [ 'Say {{nonsense}}' ]");
        var instructions = Instructions.Select(row => $"    {row.Data}: Mind {{nonsense}}");

        var problems = TestConfiguration.ProblemsOf($"{TestConfiguration.Least}prompts:\n  tts:\n{string.Join('\n', spoken)}\n  llm:\n{string.Join('\n', instructions)}\nfeatures: {{ vad_threshold: 7 }}\n");

        problems.Count.ShouldBe(Spoken.Count + Instructions.Count + 1);
        problems.Count(problem => problem.Contains("the placeholder {nonsense} is unknown, expected {bot_", StringComparison.Ordinal)).ShouldBe(Spoken.Count + Instructions.Count);
        problems.ShouldAllBe(problem => problem.Contains("(config.yaml line ", StringComparison.Ordinal));
    }
}
