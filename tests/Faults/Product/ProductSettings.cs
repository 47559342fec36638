using CallCenter.Simulator;

namespace CallCenter.Faults.Product;

/// <summary>The configuration of the product in a run.</summary>
internal static class ProductSettings
{
    /// <summary>The settings of one life, with its way out.</summary>
    public static Dictionary<string, string?> Through(Uri exit, IReadOnlyDictionary<string, string?> settings) => new(settings, StringComparer.OrdinalIgnoreCase)
    {
        ["communication_services:endpoint"] = exit.GetLeftPart(UriPartial.Authority),
        ["llm:slow:endpoint"] = $"{exit.GetLeftPart(UriPartial.Authority)}/openai/v1/",
    };

    /// <summary>All settings but those of the way out, which is another in every life.</summary>
    /// <param name="folder">Data folder.</param>
    /// <param name="gateway">Public address.</param>
    /// <param name="clouds">Address of the simulator.</param>
    public static IReadOnlyDictionary<string, string?> For(string folder, Uri gateway, Uri clouds)
    {
        var simulated = new SimulatorOptions();
        var simulator = clouds.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["CALLCENTER_DATA"] = folder,
            ["resources:public_url"] = gateway.GetLeftPart(UriPartial.Authority),
            ["conversation:initiate:bot_company"] = "Contoso",
            ["conversation:initiate:bot_name"] = "Amélie",
            ["conversation:initiate:agent_phone_number"] = "+14255550150",
            ["conversation:initiate:task"] = "Help the customer find a lost thing. Ask what it is and where it was lost.",
            ["conversation:initiate:claim:0:name"] = "lost_item",
            ["conversation:initiate:claim:0:type"] = "text",
            ["conversation:initiate:claim:0:description"] = "Which item was lost",
            ["conversation:initiate:claim:1:name"] = "building_location",
            ["conversation:initiate:claim:1:type"] = "text",
            ["conversation:initiate:claim:1:description"] = "Building and floor where it was lost",
            ["conversation:initiate:lang:default_short_code"] = "en-US",
            ["communication_services:access_key"] = simulated.AcsAccessKey,
            ["communication_services:event_grid_key"] = simulated.EventGridKey,
            ["communication_services:phone_number"] = simulated.AcsPhoneNumber,
            ["communication_services:resource_id"] = simulated.AcsResourceId,
            ["communication_services:jwt_issuer"] = simulator,
            ["communication_services:open_id_configuration_url"] = $"{simulator}/calling/.well-known/acsopenidconfiguration",
            ["cognitive_service:endpoint"] = simulator,
            ["cognitive_service:access_key"] = simulated.SpeechKey,
            ["llm:fast:endpoint"] = $"{simulator}/openai/v1/",
            ["llm:fast:model"] = "simulated-fast",
            ["llm:fast:key"] = simulated.ModelKey,
            ["llm:slow:model"] = "simulated-slow",
            ["llm:slow:key"] = simulated.ModelKey,
        };
    }
}
