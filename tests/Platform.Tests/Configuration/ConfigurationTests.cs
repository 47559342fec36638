using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class ConfigurationTests
{
    [Fact]
    public void The_least_configuration_has_no_problem() => TestConfiguration.ProblemsOf(TestConfiguration.Least).ShouldBeEmpty();

    [Fact]
    public void The_example_has_no_problem() => TestConfiguration.ProblemsOf(File.ReadAllText(Repository.PathOf("config.example.yaml"))).ShouldBeEmpty();

    [Fact]
    public void Keys_of_the_reference_product_are_accepted_where_they_mean_nothing() => TestConfiguration.ProblemsOf(
        TestConfiguration.Least.Replace("  endpoint: https://contoso.france", "  call_queue_name: call-1\n  post_queue_name: post-1\n  endpoint: https://contoso.france", StringComparison.Ordinal)
        + "sms: {}\nprompts:\n  llm: {}\n  tts: {}\nai_search: { index: trainings }\ncache: {}\nqueue: {}\nmonitoring: { logging: { app_level: INFO, sys_level: WARN } }\n")
        .ShouldBeEmpty();

    [Fact]
    public void Every_missing_key_is_listed_with_what_was_expected() => TestConfiguration.ProblemsOf("{}").ShouldBe(
        [
            "cognitive_service.region: is missing, expected a region such as swedencentral, or an endpoint, or stt_url and tts_url",
            "cognitive_service.access_key: is missing, expected the key of the resource, or its resource_id to use an Entra identity",
            "communication_services.endpoint: is missing, expected an absolute URL such as https://example.com",
            "communication_services.access_key: is missing, expected base64 text",
            "communication_services.phone_number: is missing, expected an E.164 number such as +33612345678",
            "communication_services.resource_id: is missing, expected text",
            "communication_services.event_grid_key: is missing, expected text",
            "conversation.initiate.agent_phone_number: is missing, expected an E.164 number such as +33612345678",
            "conversation.initiate.bot_company: is missing, expected text of 200 characters at most",
            "conversation.initiate.bot_name: is missing, expected text of 200 characters at most",
            "llm.fast.endpoint: is missing, expected an absolute URL such as https://example.com",
            "llm.fast.model: is missing, expected text",
            "llm.slow.endpoint: is missing, expected an absolute URL such as https://example.com",
            "llm.slow.model: is missing, expected text",
            "resources.public_url: is missing, expected an absolute URL such as https://example.com",
        ],
        ignoreOrder: true);

    [Theory]
    [InlineData("featuers: { vad_threshold: 0.5 }", "featuers: is unknown, did you mean features? (config.yaml line 20)")]
    [InlineData("features: { vad_treshold: 0.5 }", "features.vad_treshold: is unknown, did you mean vad_threshold? (config.yaml line 20)")]
    [InlineData("features: { vad_threshold: 3 }", "features.vad_threshold: '3' will not do, expected a number from 0.1 to 1 (config.yaml line 20)")]
    [InlineData("features: { recording_enabled: maybe }", "features.recording_enabled: 'maybe' will not do, expected true or false (config.yaml line 20)")]
    [InlineData("features: { recognition_retry_max: 2.5 }", "features.recognition_retry_max: '2.5' will not do, expected a whole number from 1 to 10 (config.yaml line 20)")]
    [InlineData("features: { answer_soft_timeout_sec: 60 }", "features.answer_soft_timeout_sec: expected less than answer_hard_timeout_sec (config.yaml line 20)")]
    [InlineData("calls: { ring_timeout_sec: 0 }", "calls.ring_timeout_sec: '0' will not do, expected a number from 1 to 600 (config.yaml line 20)")]
    [InlineData("retention: { conversations_day: -1 }", "retention.conversations_day: '-1' will not do, expected a number from 0 to 36500 (config.yaml line 20)")]
    [InlineData("retention: { inbox_day: 0 }", "retention.inbox_day: '0' will not do, expected a number from 1 to 365 (config.yaml line 20)")]
    [InlineData("sms: { mode: pigeon }", "sms.mode: 'pigeon' will not do, expected one of communication_services, twilio (config.yaml line 20)")]
    [InlineData("sms: { mode: twilio }", "sms.mode: twilio comes with a later version, expected communication_services (config.yaml line 20)")]
    [InlineData("sms: twilio", "sms: expected keys below it, not a value (config.yaml line 20)")]
    [InlineData("security: { call_token_key: not-base64! }", "security.call_token_key: the value will not do, expected base64 text (config.yaml line 20)")]
    [InlineData("security: { call_token_key: c2hvcnQ= }", "security.call_token_key: is too short, expected base64 of 32 bytes or more (config.yaml line 20)")]
    [InlineData("security: { api_keys: [ { key: short, role: caller } ] }", "security.api_keys.0.key: is too short, expected 16 characters or more (config.yaml line 20)")]
    [InlineData("security: { api_keys: [ { key: 0123456789abcdef } ] }", "security.api_keys.0.role: is missing, expected one of caller, supervisor")]
    [InlineData("database: { provider: oracle }", "database.provider: 'oracle' will not do, expected one of sqlite, postgresql (config.yaml line 20)")]
    [InlineData("database: { provider: postgresql }", "database.connection_string: is missing, expected Host=…;Database=…;Username=…;Password=…")]
    [InlineData("database: { provider: postgresql, connection_string: Host }", "database.connection_string: the value will not do, expected Host=…;Database=…;Username=…;Password=… (config.yaml line 20)")]
    [InlineData("database: { provider: postgresql, connection_string: Host=db;Pa$$word=hush }", "database.connection_string: the value will not do, expected Host=…;Database=…;Username=…;Password=… (config.yaml line 20)")]
    [InlineData("database: { provider: postgresql, connection_string: Host=db;Port=many }", "database.connection_string: the value will not do, expected Host=…;Database=…;Username=…;Password=… (config.yaml line 20)")]
    [InlineData("database: { provider: postgresql, connection_string: Database=callcenter }", "database.connection_string: the value will not do, expected Host=…;Database=…;Username=…;Password=… (config.yaml line 20)")]
    [InlineData("database: { connection_string: Host=db }", "database.connection_string: is for a server, expected provider: postgresql beside it (config.yaml line 20)")]
    [InlineData("speech: { provider: google }", "speech.provider: 'google' will not do, expected one of azure, openai (config.yaml line 20)")]
    [InlineData("speech: { fallback: azure }", "speech.fallback: is the provider itself, expected the other one or nothing (config.yaml line 20)")]
    [InlineData("speech: { provider: openai, openai: { key: k } }", "speech.openai.endpoint: is missing, expected the base URL of the API such as https://api.openai.com/v1/, since speech uses it")]
    [InlineData("speech: { fallback: openai, openai: { endpoint: 'http://127.0.0.1:8000/v1' } }", "speech.openai.key: is missing, expected the API key (any text where the server wants none), since speech uses it")]
    [InlineData("speech: { trial_after_sec: 0 }", "speech.trial_after_sec: '0' will not do, expected a number from 1 to 3600 (config.yaml line 20)")]
    [InlineData("emergencies: { webhook_url: somewhere }", "emergencies.webhook_url: the value will not do, expected an absolute URL such as https://example.com (config.yaml line 20)")]
    [InlineData("prompts: { tts: { hello_tpl: [ 'I am {name}' ] } }", "prompts.tts.hello_tpl: the placeholder {name} is unknown, expected {bot_name}, {bot_company} (config.yaml line 20)")]
    [InlineData("prompts: { tts: { hallo_tpl: [ 'Hi' ] } }", "prompts.tts.hallo_tpl: is unknown, did you mean hello_tpl? (config.yaml line 20)")]
    [InlineData("prompts: { tts: { tts_lang: English, hello_tpl: [ Hi ] } }", "prompts.tts.tts_lang: 'English' will not do, expected the code of a language such as fr-FR (config.yaml line 20)")]
    [InlineData("prompts: { tts: { hello_tpl: { French: [ Salut ] } } }", "prompts.tts.hello_tpl.french: is no language, expected the code of a language such as fr-FR (config.yaml line 20)")]
    [InlineData("security: { api_keys: [ { key: 0123456789abcdef, role: caller }, { key: 0123456789abcdef, role: supervisor } ] }", "security.api_keys.1.key: is there twice, expected every key once (config.yaml line 20)")]
    [InlineData("prompts: { tts: { hello_tpl: Hi } }", "prompts.tts.hello_tpl: expected a list of texts (config.yaml line 20)")]
    public void A_wrong_setting_is_named_with_its_line_and_what_was_expected(string line, string problem) =>
        TestConfiguration.ProblemsOf(TestConfiguration.Least + line).ShouldBe([problem]);

    [Theory]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    claim: [ { name: a, type: number } ]", "conversation.initiate.claim.0.type: 'number' will not do, expected one of text, datetime, email, phone_number (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    claim: [ { name: a, type: text }, { name: A, type: text } ]", "conversation.initiate.claim.1.name: 'A' is there twice, expected names that differ from one another and from the caller_… fields (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    claim: a", "conversation.initiate.claim: expected a list (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    prosody_rate: 2", "conversation.initiate.prosody_rate: '2' will not do, expected a number from 0.75 to 1.25 (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    lang: { default_short_code: it-IT }", "conversation.initiate.lang.default_short_code: 'it-IT' is not among the languages, expected one of fr-FR, en-US, es-ES, zh-CN (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    lang: { availables: [] }", "conversation.initiate.lang.availables: expected one to nine languages, as many as a telephone has digits to choose them by (config.yaml line 8)")]
    [InlineData("+33612345678", "0612345678", "conversation.initiate.agent_phone_number: '0612345678' will not do, expected an E.164 number such as +33612345678 (config.yaml line 5)")]
    [InlineData("  initiate:", "  initiates: 1\n  initiate:", "conversation.initiates: is unknown, did you mean initiate? (config.yaml line 4)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    lang: { availables: [ { short_code: French, pronunciations_en: [ French ], voice: v } ] }", "conversation.initiate.lang.availables.0.short_code: 'French' will not do, expected the code of a language such as fr-FR (config.yaml line 8)")]
    [InlineData("bot_name: Amélie", "bot_name: Amélie\n    claim: [ { name: first seen, type: text } ]", "conversation.initiate.claim.0.name: 'first seen' will not do, expected 1 to 64 letters, digits and underscores that start with a letter (config.yaml line 8)")]
    [InlineData("region: swedencentral", "region: Sweden Central", "cognitive_service.region: 'Sweden Central' will not do, expected the short name of a region such as swedencentral (config.yaml line 15)")]
    [InlineData("fast: { endpoint: \"https://contoso.openai.azure.com\"", "fast: { endpoint: \"https://api.openai.com/v1/\"", "llm.fast.key: is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone")]
    [InlineData("slow: { endpoint: \"https://contoso.openai.azure.com\"", "slow: { endpoint: \"http://127.0.0.1:11434/v1/\"", "llm.slow.key: is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone")]
    [InlineData("  slow:", "  realtime: { endpoint: \"wss://api.openai.com/v1/realtime\", model: gpt-realtime }\n  slow:", "llm.realtime.key: is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone")]
    [InlineData("https://calls.example.com", "http://calls.example.com", "resources.public_url: 'http://calls.example.com' will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 2)")]
    public void A_wrong_setting_in_its_place_is_named_too(string right, string wrong, string problem) =>
        TestConfiguration.ProblemsOf(TestConfiguration.Least.Replace(right, wrong, StringComparison.Ordinal)).ShouldBe([problem]);

    [Fact]
    public void An_overlong_text_is_refused_and_only_its_beginning_told()
    {
        var problems = TestConfiguration.ProblemsOf(TestConfiguration.Least.Replace("bot_name: Amélie", $"bot_name: {new string('a', 201)}\n    task: {new string('b', 8_001)}", StringComparison.Ordinal));

        problems.ShouldBe(
            [
                $"conversation.initiate.bot_name: '{new string('a', 120)}…' will not do, expected text of 200 characters at most (config.yaml line 7)",
                $"conversation.initiate.task: '{new string('b', 120)}…' will not do, expected text of 8000 characters at most (config.yaml line 8)",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void More_fields_than_a_call_may_have_are_refused()
    {
        var fields = string.Join(", ", Enumerable.Range(0, 101).Select(n => $"{{ name: f{n}, type: text }}"));

        TestConfiguration.ProblemsOf(TestConfiguration.Least.Replace("bot_name: Amélie", $"bot_name: Amélie\n    claim: [ {fields} ]", StringComparison.Ordinal))
            .ShouldBe(["conversation.initiate.claim: has 101 fields, expected 100 at most (config.yaml line 8)"]);
    }

    [Fact]
    public void Azure_speech_is_needed_only_where_it_is_used()
    {
        const string WithoutAzure = "cognitive_service:\n  region: swedencentral\n  access_key: 0123456789abcdef\n";
        var least = TestConfiguration.Least.Replace("\r", "", StringComparison.Ordinal).Replace(WithoutAzure, "", StringComparison.Ordinal);
        const string OpenAI = "openai: { endpoint: 'https://api.openai.com/v1', key: k }";

        TestConfiguration.ProblemsOf(least + $"speech: {{ provider: openai, {OpenAI} }}").ShouldBeEmpty();
        TestConfiguration.ProblemsOf(least + $"speech: {{ provider: openai, fallback: azure, {OpenAI} }}").Count.ShouldBe(2);
        using var configuration = new TestConfiguration(TestConfiguration.Least + $"speech: {{ fallback: openai, {OpenAI} }}");
        var speech = configuration.Get<SpeechOptions>();
        speech.Provider.ShouldBe(SpeechService.Azure);
        speech.Fallback.ShouldBe(SpeechService.OpenAI);
        speech.OpenAI.Endpoint.ShouldBe(new Uri("https://api.openai.com/v1/"));
    }

    [Fact]
    public void The_message_holds_no_secret()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least.Replace("c2VjcmV0", "pa$$word", StringComparison.Ordinal));

        configuration.Problems().ShouldBe(["communication_services.access_key: the value will not do, expected base64 text (config.yaml line 10)"]);
    }

    [Fact]
    public void Settings_have_the_values_of_the_file()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + "features: { vad_silence_timeout_ms: 700, callback_timeout_hour: 0 }");

        configuration.Get<FeatureFlags>().VadSilenceTimeout.ShouldBe(TimeSpan.FromMilliseconds(700));
        configuration.Get<FeatureFlags>().CallbackTimeout.ShouldBe(TimeSpan.Zero);
        configuration.Get<FeatureFlags>().AnswerHardTimeout.ShouldBe(TimeSpan.FromSeconds(40));
        configuration.Get<CommunicationServicesOptions>().PhoneNumber.ShouldBe(PhoneNumber.Parse("+33612345679"));
        configuration.Get<ResourcesOptions>().PublicWebSocketUrl.ShouldBe(new Uri("wss://calls.example.com/"));
    }

    [Fact]
    public void The_environment_goes_before_the_file()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least, null, ("LLM:FAST:MODEL", "other"));

        configuration.Get<LlmOptions>().Fast.Model.ShouldBe("other");
    }

    [Theory]
    [InlineData("https://contoso.openai.azure.com", "https://contoso.openai.azure.com/openai/v1/", "asked")]
    [InlineData("https://contoso.openai.azure.com/openai/deployments/mine", "https://contoso.openai.azure.com/openai/v1/", "mine")]
    [InlineData("https://contoso.openai.azure.com/openai/deployments/mine/chat/completions?api-version=2024-10-21", "https://contoso.openai.azure.com/openai/v1/", "mine")]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/", "asked")]
    [InlineData("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1/", "asked")]
    public void Addresses_of_models_are_understood_in_all_their_forms(string endpoint, string url, string model)
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least, null, ("llm:fast:endpoint", endpoint), ("llm:fast:model", "asked"));

        var fast = configuration.Get<LlmOptions>().Fast;
        (fast.Endpoint.AbsoluteUri, fast.Model).ShouldBe((url, model));
    }

    [Fact]
    public void Speech_goes_to_the_region()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least);

        configuration.Get<CognitiveServiceOptions>().SttUrl.ShouldBe(new Uri("wss://swedencentral.stt.speech.microsoft.com"));
        configuration.Get<CognitiveServiceOptions>().TtsUrl.ShouldBe(new Uri("wss://swedencentral.tts.speech.microsoft.com"));
    }

    [Fact]
    public void A_call_starts_with_the_configured_settings()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least.Replace("bot_name: Amélie", "bot_name: Amélie\n    claim: [ { name: hardware_info, type: text, description: what } ]", StringComparison.Ordinal));

        var initiation = configuration.Services.GetRequiredService<CallDefaults>().For(PhoneNumber.Parse("+14255550100"));

        initiation.ShouldSatisfyAllConditions(
            call => call.PhoneNumber.Value.ShouldBe("+14255550100"),
            call => call.BotName.ShouldBe("Amélie"),
            call => call.Claim.ShouldBe([new ClaimField("hardware_info", ClaimFieldType.Text, "what")]),
            call => call.Languages.ShouldBe(["fr-FR", "en-US", "es-ES", "zh-CN"]),
            call => call.DefaultLanguage.ShouldBe("fr-FR"));
    }

    [Fact]
    public void The_store_is_a_file_unless_a_server_is_named()
    {
        using var least = new TestConfiguration(TestConfiguration.Least);
        using var server = new TestConfiguration(TestConfiguration.Least + "database: { provider: postgresql }", null, ("database:connection_string", "Host=db;Database=callcenter"));

        least.Get<DatabaseOptions>().Provider.ShouldBe(DatabaseProvider.Sqlite);
        server.Problems().ShouldBeEmpty();
        (server.Get<DatabaseOptions>().Provider, server.Get<DatabaseOptions>().ConnectionString).ShouldBe((DatabaseProvider.Postgresql, "Host=db;Database=callcenter"));
    }

    [Fact]
    public void Languages_are_found_in_any_case_of_letters()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least);

        configuration.Services.GetRequiredService<LanguageCatalog>().TryGet("EN-us", out var language).ShouldBeTrue();
        language.Voice.ShouldBe("en-US-ShimmerTurboMultilingualNeural");
    }
}
