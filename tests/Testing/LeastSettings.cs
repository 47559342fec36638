namespace CallCenter.Testing;

/// <summary>The least that a host wants to be told before it starts; nothing in it is reached.</summary>
public static class LeastSettings
{
    /// <summary>The ASCII bytes <c>0123456789abcdef0123456789abcdef</c>, the key that the recorded requests were signed with.</summary>
    public const string AccessKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /// <summary>A configuration of its own for each host, to be changed and added to.</summary>
    public static Dictionary<string, string?> Create() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["resources:public_url"] = "https://app.example",
        ["communication_services:endpoint"] = "http://127.0.0.1:1",
        ["communication_services:access_key"] = AccessKey,
        ["communication_services:phone_number"] = "+14255550199",
        ["communication_services:resource_id"] = "7d3a3c5e-0000-4000-8000-000000000001",
        ["communication_services:event_grid_key"] = "key",
        ["cognitive_service:region"] = "swedencentral",
        ["cognitive_service:access_key"] = "key",
        ["llm:fast:endpoint"] = "https://llm.example/openai/v1/",
        ["llm:fast:model"] = "fast",
        ["llm:slow:endpoint"] = "https://llm.example/openai/v1/",
        ["llm:slow:model"] = "slow",
        ["conversation:initiate:agent_phone_number"] = "+14255550111",
        ["conversation:initiate:bot_company"] = "Contoso",
        ["conversation:initiate:bot_name"] = "Amélie",
    };
}
