using CallCenter.Platform.Configuration;
using CallCenter.Platform.Tests.Configuration;
using CallCenter.Platform.Translation;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Translation;

public sealed class PromptTranslationTests : IDisposable
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["bot_name"] = "Amélie",
        ["bot_company"] = "Contoso",
        ["label"] = "German",
        ["index"] = "2",
    };

    private readonly TempFolder folder = new();
    private readonly LogRecord log = new();
    private readonly ManualTimeProvider time = new();
    private readonly SpokenPrompts prompts = new(new ConfigurationBuilder().Build());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_language_without_texts_is_spoken_to_in_translations_as_soon_as_they_are_there()
    {
        Menu("de-DE").ShouldBe("For German, press 2.");
        using var service = await StartAsync(new Translator(text => $"DE {text}"), "en-US", "de-DE");

        await log.LineAsync("Spoken texts are translated to de-DE");

        Menu("de-DE").ShouldBe("DE For German, press 2.");
        Menu("fr-FR").ShouldStartWith("Pour");
    }

    [Fact]
    public async Task A_process_that_starts_again_asks_nobody()
    {
        using (await StartAsync(new Translator(text => $"DE {text}"), "de-DE"))
            await log.LineAsync("Spoken texts are translated to de-DE");
        var again = new Translator(_ => throw new InvalidOperationException("asked"));
        var fresh = new SpokenPrompts(new ConfigurationBuilder().Build());

        using var service = await StartAsync(again, fresh, "de-DE");
        await service.ExecuteTask!;

        again.Asked.ShouldBe(0);
        fresh.Pick(SpokenPrompt.LanguageMenu, "de-DE", Guid.Empty, Values).ShouldBe("DE For German, press 2.");
    }

    [Fact]
    public async Task A_translation_that_lost_a_placeholder_is_not_spoken()
    {
        using var service = await StartAsync(new Translator(text => text.Replace("{index}", "zwei", StringComparison.Ordinal)), "de-DE");

        await log.LineAsync("Spoken texts are translated to de-DE");

        Menu("de-DE").ShouldBe("For German, press 2.");
    }

    [Fact]
    public async Task A_translator_that_fails_is_asked_again_later()
    {
        var translator = new Translator(_ => throw new TranslationException("it rests"));
        using var service = await StartAsync(translator, "de-DE");
        await log.LineAsync("Spoken texts could not be translated to de-DE (it rests); it hears English, and it is tried again");
        Menu("de-DE").ShouldBe("For German, press 2.");

        translator.Translate = text => $"DE {text}";
        while (!Menu("de-DE").StartsWith("DE", StringComparison.Ordinal))
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Menu("de-DE").ShouldBe("DE For German, press 2.");
    }

    [Fact]
    public async Task Languages_with_texts_of_their_own_need_no_translator()
    {
        var translator = new Translator(_ => throw new InvalidOperationException("asked"));

        using var service = await StartAsync(translator, "en-GB", "fr-FR", "es-ES", "zh-CN");
        await service.ExecuteTask!;

        translator.Asked.ShouldBe(0);
        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
    }

    public void Dispose()
    {
        folder.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task Texts_on_trial_are_translated_and_kept_like_the_usual_ones()
    {
        var trial = new SpokenPrompts(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["prompts:tts:trials:0:prompt"] = "ivr_language_tpl",
            ["prompts:tts:trials:0:name"] = "brief",
            ["prompts:tts:trials:0:percent"] = "100",
            ["prompts:tts:trials:0:texts:0"] = "{label}: {index}.",
        }).Build());
        using var service = await StartAsync(new Translator(text => $"<{text}>"), trial, "fr-FR", "de-DE");

        await log.LineAsync("Spoken texts are translated to fr-FR");
        await log.LineAsync("Spoken texts are translated to de-DE");

        var heard = trial.For("+14255550100", new Dictionary<string, string>(StringComparer.Ordinal));
        heard.Pick(SpokenPrompt.LanguageMenu, "fr-FR", Guid.Empty, Values).ShouldBe("<German: 2.>");
        heard.Pick(SpokenPrompt.LanguageMenu, "de-DE", Guid.Empty, Values).ShouldBe("<German: 2.>");
        trial.Pick(SpokenPrompt.LanguageMenu, "de-DE", Guid.Empty, Values).ShouldBe("<For German, press 2.>");
        new TranslationCache(folder.PathOf("translations.json")).Find("{label}: {index}.", "en", "fr-FR").ShouldBe("<{label}: {index}.>");
    }

    private string Menu(string language) => prompts.Pick(SpokenPrompt.LanguageMenu, language, Guid.Empty, Values);

    private Task<PromptTranslation> StartAsync(ITextTranslator translator, params string[] languages) => StartAsync(translator, prompts, languages);

    private async Task<PromptTranslation> StartAsync(ITextTranslator translator, SpokenPrompts into, params string[] languages)
    {
        var conversation = new ConversationOptions();
        conversation.Lang.Availables = [.. languages.Select(code => new LanguageEntryOptions { ShortCode = code, PronunciationsEn = [code], Voice = "voice" })];
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Information));
        var lifetime = new ApplicationLifetime(loggers.CreateLogger<ApplicationLifetime>());
        var service = new PromptTranslation(
            into,
            new LanguageCatalog(Options.Create(conversation)),
            translator,
            () => new TranslationCache(folder.PathOf("translations.json")),
            lifetime,
            time,
            loggers.CreateLogger<PromptTranslation>());
        await service.StartAsync(Cancellation);
        lifetime.NotifyStarted();
        return service;
    }

    private sealed class Translator(Func<string, string> translate) : ITextTranslator
    {
        public Func<string, string> Translate { get; set; } = translate;

        public int Asked { get; private set; }

        public Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
        {
            Asked++;
            from.ShouldBe("en");
            return Task.FromResult<IReadOnlyList<string>>([.. texts.Select(Translate)]);
        }
    }
}
