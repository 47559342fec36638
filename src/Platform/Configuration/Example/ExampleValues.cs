namespace CallCenter.Platform.Configuration.Example;

/// <summary>What stands in the example where a setting has no default, or where its default shows nothing.</summary>
internal static class ExampleValues
{
    /// <summary>Sections in the order of the file; others follow.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "resources", "conversation", "communication_services", "cognitive_service", "speech", "llm", "features", "app_configuration", "prompts",
        "ai_translation", "ai_search", "sms", "emergencies", "calls", "media_edge", "journal", "database", "messaging", "retention", "security",
        "monitoring", "simulator",
    ];

    /// <summary>What the types cannot tell of a section, by its key.</summary>
    public static readonly IReadOnlyDictionary<string, string> Notes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["features"] = "Save the file, and they are effective within seconds. A flag may have several values, each for a percentage of callers: "
            + "vad_silence_timeout_ms: 500 90%, 800 10%",
        ["prompts.llm"] = $"All may have {string.Join(", ", ModelPromptOptions.Placeholders.Select(name => $"{{{name}}}"))}.",
    };

    /// <summary>Values by key.</summary>
    public static readonly IReadOnlyDictionary<string, string> Scalars = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["resources.public_url"] = "https://calls.example.com",
        ["conversation.initiate.agent_phone_number"] = "\"+33612345678\"",
        ["conversation.initiate.bot_company"] = "Contoso",
        ["conversation.initiate.bot_name"] = "Amélie",
        ["conversation.initiate.task"] = "Help the employee with their IT problem. Collect what the support team needs to solve it.",
        ["conversation.initiate.time_zone"] = "Europe/Paris",
        ["communication_services.endpoint"] = "https://contoso.france.communication.azure.com",
        ["communication_services.access_key"] = "AAAA",
        ["communication_services.phone_number"] = "\"+33612345679\"",
        ["communication_services.resource_id"] = "00000000-0000-0000-0000-000000000000",
        ["communication_services.event_grid_key"] = "a-long-random-text",
        ["cognitive_service.endpoint"] = "https://contoso.cognitiveservices.azure.com",
        ["cognitive_service.region"] = "swedencentral",
        ["cognitive_service.access_key"] = "AAAA",
        ["llm.fast.endpoint"] = "https://contoso.openai.azure.com",
        ["llm.fast.model"] = "gpt-4.1-nano",
        ["llm.slow.endpoint"] = "https://contoso.openai.azure.com",
        ["llm.slow.model"] = "gpt-4.1",
        ["llm.realtime.endpoint"] = "https://contoso.openai.azure.com",
        ["llm.realtime.model"] = "gpt-realtime",
        ["ai_translation.endpoint"] = "https://api.cognitive.microsofttranslator.com",
        ["ai_translation.access_key"] = "AAAA",
        ["ai_translation.region"] = "swedencentral",
    };

    /// <summary>Lists by key, as they stand below it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["conversation.initiate.claim"] =
            """
            - name: hardware_info
              type: text
              description: Make and model of the computer
            - name: first_seen
              type: datetime
              description: When the problem was first seen
            - name: building_location
              type: text
            """,
        ["conversation.initiate.lang.availables"] =
            """
            - short_code: fr-FR
              pronunciations_en: [French, FR, France]
              voice: fr-FR-VivienneMultilingualNeural
            - short_code: en-US
              pronunciations_en: [English, EN, United States]
              voice: en-US-ShimmerTurboMultilingualNeural
            """,
        ["security.api_keys"] =
            """
            - key: at-least-16-characters
              role: caller
            - key: another-16-characters
              role: supervisor
            """,
        ["prompts.tts.hello_tpl"] =
            """
            - Hello, this is {bot_name} from {bot_company}. What can I do for you?
            - Welcome to {bot_company}, I am {bot_name}. How may I help?
            """,
        ["prompts.tts.goodbye_tpl"] =
            """
            en: ["Thank you for calling {bot_company}. Goodbye!"]
            fr: ["Merci d'avoir appelé {bot_company}. Au revoir !"]
            """,
    };
}
