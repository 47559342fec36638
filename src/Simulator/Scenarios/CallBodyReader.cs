using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>
/// Reads <c>call</c>, the body of <c>POST /call</c>. Values are passed on as written, so that scenarios can also send what the product must refuse.
/// </summary>
internal static class CallBodyReader
{
    private static readonly string[] Known = ["bot_company", "bot_name", "agent_phone_number", "task", "claim", "lang", "prosody_rate", "engine"];

    /// <summary>The body as JSON, without the phone number.</summary>
    public static JsonObject Read(YamlSection call)
    {
        var body = new JsonObject();
        foreach (var key in Known)
        {
            if (call.Node(key) is { } node)
                body[key] = ToJson(node);
        }

        if (body["claim"] is { } claim and not JsonArray)
            call.Note("claim", $"must be a list of {{name, type, description}}, not {claim.GetValueKind()}");
        call.RefuseUnknown();
        return body;
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), ToJson(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when text[0] != '+' && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
