using System.Security.Cryptography;
using System.Text;
using CallCenter.Platform.Persistence;
using CallCenter.Simulator;

namespace CallCenter.Local;

/// <summary>
/// The lowest layer of the configuration: a Contoso to call for, and the simulator as every cloud service whose address is not
/// configured. The credentials of the simulator belong to this installation and are kept in its data folder.
/// </summary>
internal sealed class EmbeddedDefaults(DataFolder folder, Uri product, Uri simulator)
{
    private static readonly SimulatorOptions Simulated = new();

    private static readonly string[] Models = ["fast", "slow"];

    private static readonly string[] SpeechServices = ["speech:provider", "speech:fallback"];

    private readonly Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<byte[]> secret = new(() => folder.Secret("simulator.key", 32));

    /// <summary>Whether anything in the layer points at the simulator.</summary>
    public bool UsesSimulator { get; private set; }

    /// <summary>The layer under what is configured so far.</summary>
    public IReadOnlyDictionary<string, string?> Under(IConfiguration configured)
    {
        Set("conversation:initiate:bot_company", "Contoso");
        Set("conversation:initiate:bot_name", "Amélie");
        Set("conversation:initiate:agent_phone_number", "+14255550150");
        Set("conversation:initiate:lang:default_short_code", "en-US");
        Set("monitoring:logging:app_level", "warning");
        if (!configured.GetSection("conversation:initiate:claim").GetChildren().Any())
            HelpWithComputers();
        if (configured["simulator:enabled"] is { } enabled && bool.TryParse(enabled, out var wanted) && !wanted)
            return settings;
        if (configured["communication_services:endpoint"] is null)
            SimulateTelephone();
        if (configured["cognitive_service:endpoint"] is null && configured["cognitive_service:region"] is null && configured["cognitive_service:stt_url"] is null)
            SimulateSpeech(configured["llm:realtime:endpoint"] is null);
        if (configured["speech:openai:endpoint"] is null && SpeechServices.Any(key => string.Equals(configured[key], "openai", StringComparison.OrdinalIgnoreCase)))
            SimulateAudio();
        foreach (var model in Models.Where(model => configured[$"llm:{model}:endpoint"] is null))
            SimulateModel(model);
        if (UsesSimulator && configured["app_configuration:endpoint"] is null && configured["app_configuration:connection_string"] is null)
            SimulateFlags();
        if (UsesSimulator && configured["ai_translation:endpoint"] is null)
            SimulateTranslator();
        return settings;
    }

    /// <summary>What callers are asked who ring up by themselves. Only as a whole: a list given in part would be mixed with this one.</summary>
    private void HelpWithComputers()
    {
        Set("conversation:initiate:task", "Help the employee with their IT problem. Collect what the support team needs to solve it.");
        Ask(0, "hardware_info", "text", "Make and model of the computer");
        Ask(1, "first_seen", "datetime", "When the problem was first seen");
        Ask(2, "building_location", "text", "Building and floor where the computer is");
    }

    private void Ask(int index, string name, string type, string description)
    {
        Set($"conversation:initiate:claim:{index}:name", name);
        Set($"conversation:initiate:claim:{index}:type", type);
        Set($"conversation:initiate:claim:{index}:description", description);
    }

    private void SimulateTelephone()
    {
        UsesSimulator = true;
        Set("resources:public_url", Address(product)); // A real telephone service cannot find this machine by itself, and must be told.
        Set("communication_services:endpoint", Address(simulator));
        Set("communication_services:access_key", Secret("telephone"));
        Set("communication_services:event_grid_key", Convert.ToHexStringLower(Convert.FromBase64String(Secret("event grid"))));
        Set("communication_services:phone_number", Simulated.AcsPhoneNumber);
        Set("communication_services:resource_id", Simulated.AcsResourceId);
        Set("communication_services:jwt_issuer", Address(simulator));
        Set("communication_services:open_id_configuration_url", $"{Address(simulator)}/calling/.well-known/acsopenidconfiguration");
    }

    // The simulated telephone carries sounds that only the simulator understands: whoever listens to them, simulated speech or a model, is its own.
    private void SimulateSpeech(bool withRealtime)
    {
        UsesSimulator = true;
        Set("cognitive_service:endpoint", Address(simulator));
        Set("cognitive_service:access_key", Secret("speech"));
        if (!withRealtime)
            return;
        Set("llm:realtime:endpoint", $"{Address(simulator)}/openai/v1/");
        Set("llm:realtime:model", "simulated-realtime");
        Set("llm:realtime:key", Secret("realtime"));
    }

    // Only beside other simulated services: flags alone are no reason to run a simulator.
    private void SimulateFlags() =>
        Set("app_configuration:connection_string", $"Endpoint={Address(simulator)};Id={Simulated.AppConfigurationId};Secret={Secret("flags")}");

    private void SimulateTranslator()
    {
        Set("ai_translation:endpoint", Address(simulator));
        Set("ai_translation:access_key", Secret("translator"));
    }

    private void SimulateAudio()
    {
        UsesSimulator = true;
        Set("speech:openai:endpoint", $"{Address(simulator)}/v1/");
        Set("speech:openai:key", Secret("audio"));
    }

    private void SimulateModel(string model)
    {
        UsesSimulator = true;
        Set($"llm:{model}:endpoint", $"{Address(simulator)}/openai/v1/");
        Set($"llm:{model}:model", $"simulated-{model}");
        Set($"llm:{model}:key", Secret("model"));
    }

    private void Set(string key, string value) => settings[key] = value;

    private string Secret(string purpose) => Convert.ToBase64String(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(purpose)));

    private static string Address(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
