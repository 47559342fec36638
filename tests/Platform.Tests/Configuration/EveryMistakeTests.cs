namespace CallCenter.Platform.Tests.Configuration;

public sealed class EveryMistakeTests
{
    // A mistake of every kind; the number of its line stands behind each.
    private const string Wrong =
        """
        resources:
          public_url: http://calls.example.com
        conversation:
          initiate:
            agent_phone_number: 0612345678
            bot_company: Contoso
            bot_name: Amélie
            prosody_rate: fast
            time_zone: Paris
            claim: [ { name: first seen, type: text }, { name: place, type: number }, { name: place, type: text } ]
            lang: { default_short_code: it-IT, availables: [ { short_code: fr-FR, pronunciations_en: [ French ], voice: v }, { short_code: fr-fr, pronunciations_en: [], voice: v } ] }
        communication_services:
          endpoint: https://contoso.france.communication.azure.com
          access_key: pa$$word
          phone_number: +33612345679
          resource_id: 11111111-2222-3333-4444-555555555555
        cognitive_service:
          region: Sweden Central
        llm:
          fast: { endpoint: nowhere, model: gpt-4.1-nano }
          slow: { endpoint: "https://api.openai.com/v1/", model: gpt-4.1 }
          realtime: { endpoint: "ws://realtime/v1/", model: gpt-realtime }
        speech:
          fallback: openai
        features:
          vad_threshold: 7
          slow_llm_for_chat: true 60%, false 60%
          vad_treshold: 0.5
        monitoring:
          logging: verbose
          otlp: { endpoint: "http://collector.example.com:4318", headers: hush }
          application_insights: { connection_string: hush }
        app_configuration:
          connection_string: Endpoint=https://x.azconfig.io;Id=a;Secret=hush!
        database:
          provider: postgresql
        messaging:
          transport: rabbitmq
        prompts:
          tts:
            tts_lang: English
            hello_tpl: [ "I am {name}" ]
            error_tpl: { French: [ "Pardon ?" ] }
            trials:
              - { prompt: hallo_tpl, name: a, percent: 10, texts: [ "Hi." ] }
              - { prompt: goodbye_tpl, name: a, percent: 70, texts: [ "Bye from {nobody}." ] }
              - { prompt: goodbye_tpl, name: a, percent: 70 }
          llm:
            chat_system_tpl: Talk about {weather}.
            trials:
              - { prompt: next_system_tpl, name: default, percent: 101, text: "{weather}", texts: [] }
              - { prompt: chat_system_tpl, name: a, percent: 60, text: x }
              - { prompt: chat_system_tpl, name: b, percent: 60, text: x }
        security:
          call_token_key: c2hvcnQ=
          api_keys: [ { key: short, role: caller }, { key: hush-hush-hush-hush, role: caller }, { key: hush-hush-hush-hush, role: boss } ]
        prices:
          currency: euro
          models: [ { model: a, input_per_million_tokens: -1 }, { model: a } ]
        emergencies: { webhook_url: "http://hooks.example.com/hush" }
        ai_translation: { endpoint: "https://api.cognitive.microsofttranslator.com" }
        content_safety: { endpoint: "http://127.0.0.1:8081" }
        ai_search: { index: My Index, embedding_endpoint: "https://contoso.openai.azure.com" }
        sms: { mode: twilio }
        retention: 90
        featuers: {}

        """;

    [Fact]
    public void Every_mistake_of_a_file_is_listed_at_once_with_its_line_and_what_was_expected() => TestConfiguration.ProblemsOf(Wrong).ShouldBe(
        [
            "resources.public_url: 'http://calls.example.com' will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 2)",
            "conversation.initiate.agent_phone_number: '0612345678' will not do, expected an E.164 number such as +33612345678 (config.yaml line 5)",
            "conversation.initiate.prosody_rate: 'fast' will not do, expected a number from 0.75 to 1.25 (config.yaml line 8)",
            "conversation.initiate.time_zone: 'Paris' is no known time zone, expected a name such as Europe/Paris (config.yaml line 9)",
            "conversation.initiate.claim.1.type: 'number' will not do, expected one of text, datetime, email, phone_number (config.yaml line 10)",
            "conversation.initiate.claim.0.name: 'first seen' will not do, expected 1 to 64 letters, digits and underscores that start with a letter (config.yaml line 10)",
            "conversation.initiate.claim.2.name: 'place' is there twice, expected names that differ from one another and from the caller_… fields (config.yaml line 10)",
            "conversation.initiate.lang.availables.1.pronunciations_en: is empty, expected a list of one or more (config.yaml line 11)",
            "conversation.initiate.lang.availables: 'fr-FR' is there twice, expected every language once (config.yaml line 11)",
            "conversation.initiate.lang.default_short_code: 'it-IT' is not among the languages, expected one of fr-FR, fr-fr (config.yaml line 11)",
            "communication_services.access_key: the value will not do, expected base64 text (config.yaml line 14)",
            "cognitive_service.region: 'Sweden Central' will not do, expected the short name of a region such as swedencentral (config.yaml line 18)",
            "llm.fast.endpoint: 'nowhere' will not do, expected an absolute URL such as https://example.com (config.yaml line 20)",
            "features.vad_threshold: '7' will not do, expected a number from 0.1 to 1 (config.yaml line 26)",
            "features.slow_llm_for_chat: the percentages add up to 120, expected 100 (config.yaml line 27)",
            "features.vad_treshold: is unknown, did you mean vad_threshold? (config.yaml line 28)",
            "monitoring.logging: expected keys below it, not a value (config.yaml line 30)",
            "monitoring.otlp.endpoint: 'http://collector.example.com:4318' will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 31)",
            "monitoring.otlp.headers: the value will not do, expected NAME=VALUE, several with commas between them (config.yaml line 31)",
            "monitoring.application_insights.connection_string: the value will not do, expected InstrumentationKey=… with a key such as 00000000-0000-0000-0000-000000000000 (config.yaml line 32)",
            "app_configuration.connection_string: the value will not do, expected Endpoint=https://…;Id=…;Secret=… with a base64 secret (config.yaml line 34)",
            "prompts.tts.tts_lang: 'English' will not do, expected the code of a language such as fr-FR (config.yaml line 41)",
            "prompts.tts.hello_tpl: the placeholder {name} is unknown, expected {bot_name}, {bot_company} (config.yaml line 42)",
            "prompts.tts.error_tpl.french: is no language, expected the code of a language such as fr-FR (config.yaml line 43)",
            "prompts.tts.trials: the percentages of goodbye_tpl add up to 140, expected 100 at most (config.yaml line 44)",
            "prompts.tts.trials.0.prompt: 'hallo_tpl' is unknown, expected one of hello_tpl, hello_again_tpl, goodbye_tpl, error_tpl, timeout_silence_tpl, timeout_loading_tpl, connect_agent_tpl, calltransfer_failure_tpl, ivr_language_tpl, rephrase_tpl, no_answer_tpl, recording_tpl, reconnected_tpl (config.yaml line 45)",
            "prompts.tts.trials.1.texts: the placeholder {nobody} is unknown, expected {bot_name}, {bot_company} (config.yaml line 46)",
            "prompts.tts.trials.2.name: 'a' is there twice for goodbye_tpl, expected every name once (config.yaml line 47)",
            "prompts.llm.chat_system_tpl: the placeholder {weather} is unknown, expected {bot_company}, {bot_name}, {bot_phone_number}, {phone_number}, {date}, {task}, {default_lang}, {claim}, {reminders}, {messages}, {styles}, {actions}, {format} (config.yaml line 49)",
            "prompts.llm.trials: the percentages of chat_system_tpl add up to 120, expected 100 at most (config.yaml line 50)",
            "prompts.llm.trials.0.percent: '101' will not do, expected a number from 0 to 100 (config.yaml line 51)",
            "prompts.llm.trials.0.texts: is unknown, did you mean text? (config.yaml line 51)",
            "prompts.llm.trials.0.text: the placeholder {weather} is unknown, expected {bot_company}, {bot_name}, {bot_phone_number}, {phone_number}, {date}, {task}, {default_lang}, {claim}, {reminders}, {messages}, {styles}, {actions}, {format} (config.yaml line 51)",
            "prompts.llm.trials.0.name: 'default' is what callers are recorded with who get none of the trials, expected another name (config.yaml line 51)",
            "security.call_token_key: is too short, expected base64 of 32 bytes or more (config.yaml line 55)",
            "security.api_keys.2.role: 'boss' will not do, expected one of caller, supervisor (config.yaml line 56)",
            "security.api_keys.0.key: is too short, expected 16 characters or more (config.yaml line 56)",
            "security.api_keys.2.key: is there twice, expected every key once (config.yaml line 56)",
            "prices.currency: 'euro' will not do, expected the three capital letters of a currency, such as EUR (config.yaml line 58)",
            "prices.models.0.input_per_million_tokens: '-1' will not do, expected a number from 0 to 1000000 (config.yaml line 59)",
            "prices.models: has two prices of a (config.yaml line 59)",
            "emergencies.webhook_url: the value will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 60)",
            "ai_search.index: 'My Index' will not do, expected 2 to 128 lower-case letters, digits and dashes (config.yaml line 63)",
            "sms.mode: twilio comes with a later version, expected communication_services (config.yaml line 64)",
            "retention: expected keys below it, not a value (config.yaml line 65)",
            "featuers: is unknown, did you mean features? (config.yaml line 66)",
            "ai_search.embedding_deployment: is missing, expected the name of the embedding model",
            "ai_translation.access_key: is missing, expected the key of the resource",
            "cognitive_service.access_key: is missing, expected the key of the resource, or its resource_id to use an Entra identity",
            "communication_services.event_grid_key: is missing, expected text",
            "content_safety.access_key: is missing, expected the key of the resource, since Entra tokens are sent over https alone",
            "database.connection_string: is missing, expected Host=…;Database=…;Username=…;Password=…",
            "llm.slow.key: is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone",
            "llm.realtime.key: is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone",
            "messaging.rabbitmq.host: is missing, expected name or address of the server",
            "messaging.rabbitmq.username: is missing, expected text",
            "messaging.rabbitmq.password: is missing, expected text",
            "speech.openai.endpoint: is missing, expected the base URL of the API such as https://api.openai.com/v1/, since speech uses it",
            "speech.openai.key: is missing, expected the API key (any text where the server wants none), since speech uses it",
            "prompts.tts.trials.2.texts: is missing, expected a list of texts",
        ],
        ignoreOrder: true);

    [Fact]
    public void No_secret_is_repeated_in_what_is_told()
    {
        var told = string.Join('\n', TestConfiguration.ProblemsOf(Wrong));

        told.ShouldNotContain("hush");
        told.ShouldNotContain("pa$$word");
    }
}
