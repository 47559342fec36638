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
        communication_services:
          endpoint: https://contoso.france.communication.azure.com
          access_key: pa$$word
          phone_number: +33612345679
          resource_id: 11111111-2222-3333-4444-555555555555
        cognitive_service:
          region: swedencentral
        llm:
          fast: { endpoint: nowhere, model: gpt-4.1-nano }
          slow: { endpoint: "https://contoso.openai.azure.com", model: gpt-4.1 }
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
            hello_tpl: [ "I am {name}" ]
          llm:
            chat_system_tpl: Talk about {weather}.
        featuers: {}

        """;

    [Fact]
    public void Every_mistake_of_a_file_is_listed_at_once_with_its_line_and_what_was_expected() => TestConfiguration.ProblemsOf(Wrong).ShouldBe(
        [
            "resources.public_url: 'http://calls.example.com' will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 2)",
            "conversation.initiate.agent_phone_number: '0612345678' will not do, expected an E.164 number such as +33612345678 (config.yaml line 5)",
            "conversation.initiate.prosody_rate: 'fast' will not do, expected a number from 0.75 to 1.25 (config.yaml line 8)",
            "communication_services.access_key: the value will not do, expected base64 text (config.yaml line 11)",
            "communication_services.event_grid_key: is missing, expected text",
            "cognitive_service.access_key: is missing, expected the key of the resource, or its resource_id to use an Entra identity",
            "llm.fast.endpoint: 'nowhere' will not do, expected an absolute URL such as https://example.com (config.yaml line 17)",
            "speech.openai.endpoint: is missing, expected the base URL of the API such as https://api.openai.com/v1/, since speech uses it",
            "speech.openai.key: is missing, expected the API key (any text where the server wants none), since speech uses it",
            "features.vad_threshold: '7' will not do, expected a number from 0.1 to 1 (config.yaml line 22)",
            "features.slow_llm_for_chat: the percentages add up to 120, expected 100 (config.yaml line 23)",
            "features.vad_treshold: is unknown, did you mean vad_threshold? (config.yaml line 24)",
            "monitoring.logging: expected keys below it, not a value (config.yaml line 26)",
            "monitoring.otlp.endpoint: 'http://collector.example.com:4318' will not do, expected https, or http on this machine or to a name without a dot (config.yaml line 27)",
            "monitoring.otlp.headers: the value will not do, expected NAME=VALUE, several with commas between them (config.yaml line 27)",
            "monitoring.application_insights.connection_string: the value will not do, expected InstrumentationKey=… with a key such as 00000000-0000-0000-0000-000000000000 (config.yaml line 28)",
            "app_configuration.connection_string: the value will not do, expected Endpoint=https://…;Id=…;Secret=… with a base64 secret (config.yaml line 30)",
            "database.connection_string: is missing, expected Host=…;Database=…;Username=…;Password=…",
            "messaging.rabbitmq.host: is missing, expected name or address of the server",
            "messaging.rabbitmq.username: is missing, expected text",
            "messaging.rabbitmq.password: is missing, expected text",
            "prompts.tts.hello_tpl: the placeholder {name} is unknown, expected {bot_name}, {bot_company} (config.yaml line 37)",
            "prompts.llm.chat_system_tpl: the placeholder {weather} is unknown, expected {bot_company}, {bot_name}, {bot_phone_number}, {phone_number}, {date}, {task}, {default_lang}, {claim}, {reminders}, {messages}, {styles}, {actions}, {format} (config.yaml line 39)",
            "featuers: is unknown, did you mean features? (config.yaml line 40)",
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
