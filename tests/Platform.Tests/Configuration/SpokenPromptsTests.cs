using System.Globalization;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class SpokenPromptsTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["bot_name"] = "Amélie",
        ["bot_company"] = "Contoso",
        ["label"] = "Italian",
        ["index"] = "5",
    };

    private static readonly Guid Call = new("5b6a4f2e-2a36-4a5e-9d4b-51a1c0de0001");

    public static TheoryData<SpokenPrompt, string> All => new(
        from prompt in Enum.GetValues<SpokenPrompt>()
        from language in new[] { "en-US", "fr-FR", "es-ES", "zh-CN", "it-IT" }
        select (prompt, language));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_prompt_can_be_spoken_in_every_language(SpokenPrompt prompt, string language)
    {
        for (var occurrence = 0; occurrence < 6; occurrence++)
            Built().Pick(prompt, language, Call, Values, occurrence).ShouldNotContain("{");
    }

    [Fact]
    public void A_language_without_texts_of_its_own_is_spoken_to_in_English() =>
        Built().Pick(SpokenPrompt.LanguageMenu, "it-IT", Call, Values).ShouldBe("For Italian, press 5.");

    [Fact]
    public void The_same_call_hears_the_same_variant() =>
        Enumerable.Range(0, 10).Select(_ => Built().Pick(SpokenPrompt.Hello, "en-US", Call, Values)).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);

    [Fact]
    public void Calls_hear_different_variants() =>
        Enumerable.Range(0, 50).Select(i => Built().Pick(SpokenPrompt.Hello, "en-US", new Guid(i, 0, 0, new byte[8]), Values)).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);

    [Fact]
    public void A_repeated_prompt_says_it_in_other_words() =>
        Built().Pick(SpokenPrompt.Silence, "en-US", Call, Values).ShouldNotBe(Built().Pick(SpokenPrompt.Silence, "en-US", Call, Values, occurrence: 1), StringComparer.Ordinal);

    [Fact]
    public void A_configured_list_replaces_the_English_texts_alone()
    {
        var prompts = Built(("prompts:tts:hello_tpl:0", "Ahoy from {bot_company}!"));

        prompts.Pick(SpokenPrompt.Hello, "en-GB", Call, Values).ShouldBe("Ahoy from Contoso!");
        prompts.Pick(SpokenPrompt.Hello, "fr-FR", Call, Values).ShouldNotContain("Ahoy");
    }

    [Fact]
    public void A_prompt_can_be_configured_by_language()
    {
        var prompts = Built(("prompts:tts:hello_tpl:it-IT:0", "Ciao!"), ("prompts:tts:hello_tpl:fr:0", "Salut !"));

        prompts.Pick(SpokenPrompt.Hello, "it-IT", Call, Values).ShouldBe("Ciao!");
        prompts.Pick(SpokenPrompt.Hello, "fr-CA", Call, Values).ShouldBe("Salut !");
    }

    [Fact]
    public void A_placeholder_without_a_value_is_an_error() =>
        Should.Throw<ArgumentException>(() => Built().Pick(SpokenPrompt.Hello, "en-US", Call, new Dictionary<string, string>(StringComparer.Ordinal)));

    private static SpokenPrompts Built(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value.ToString(CultureInfo.InvariantCulture))))
            .Build());
}
