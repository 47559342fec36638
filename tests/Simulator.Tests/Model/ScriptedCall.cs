using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Dialogue;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Tests.Model;

/// <summary>A conversation with the stand-in, led as the product leads it: blocks in the instructions, tools carried out, results given back.</summary>
internal sealed class ScriptedCall
{
    private static readonly string[] CallerFields = ["- caller_name (text): Name of the caller", "- caller_email (email): E-mail of the caller", "- caller_phone (phone_number): Number of the caller"];
    private readonly JsonArray _messages = [];
    private readonly string _language;
    private readonly string[] _fields;

    /// <param name="language">BCP-47.</param>
    /// <param name="fields">Lines of the schema without the dash: <c>first_seen (datetime): When it began</c>.</param>
    public ScriptedCall(string language, params string[] fields)
    {
        _language = language;
        _fields = [.. fields.Select(field => "- " + field), .. CallerFields];
    }

    /// <summary>Sunday the 22nd of November 2026, half past nine in Paris.</summary>
    public string Now { get; init; } = "2026-11-22T09:30:00+01:00";

    public Dictionary<string, string> Claim { get; } = new(StringComparer.Ordinal);

    public List<string> Called { get; } = [];

    public Dictionary<string, JsonNode> Arguments { get; } = new(StringComparer.Ordinal);

    /// <summary>What a tool answers instead of success.</summary>
    public Dictionary<string, string> Refusals { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Withheld { get; } = [];

    public ScriptedCall Greets(string hello)
    {
        Add("assistant", hello);
        return this;
    }

    /// <summary>The caller speaks, and the line breaks before they have finished.</summary>
    public ScriptedCall BreaksOff(string text)
    {
        Add("user", text);
        return this;
    }

    /// <summary>All that the assistant says in answer.</summary>
    public string Caller(string text)
    {
        Add("user", text);
        return Answer();
    }

    public string Answer()
    {
        var said = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var reply = Mind.Answer(Request());
            if (reply.Text.Length > 0)
                said.Add(reply.Text);
            Add(reply);
            if (reply.ToolCalls.Count == 0)
                break;
            foreach (var call in reply.ToolCalls)
                Run(call);
            if (Called[^1] is "end_call" or "talk_to_human" && Refusals.Count == 0)
                break;
        }

        return string.Join(" ", said);
    }

    private void Run(ToolCall call)
    {
        Called.Add(call.Name);
        Arguments[call.Name] = JsonNode.Parse(call.Arguments)!;
        var result = Refusals.GetValueOrDefault(call.Name, "Done.");
        if (call.Name is "updated_claim")
            result = string.Join('\n', Arguments[call.Name]["updates"]!.AsArray().Select(Update));
        if (call.Name is "new_claim")
            Claim.Clear();
        _messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = call.Id, ["content"] = result });
    }

    private string Update(JsonNode? update)
    {
        var (field, value) = ((string)update!["field"]!, (string)update["value"]!);
        if (Refusals.TryGetValue(field, out var refusal))
            return refusal;
        Claim[field] = value;
        return $"{field} is set.";
    }

    private void Add(ChatReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text };
        if (reply.ToolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.ToolCalls.Select(call => (JsonNode)new JsonObject
            {
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]);
        }

        _messages.Add(message);
    }

    private void Add(string role, string content) => _messages.Add(new JsonObject { ["role"] = role, ["content"] = content });

    private ChatRequest Request()
    {
        var names = _fields.Select(line => line.Split(' ')[1]).ToList();
        var claim = new JsonObject();
        foreach (var name in names)
            claim[name] = Claim.GetValueOrDefault(name);
        var call = new JsonObject
        {
            ["language"] = _language, ["caller_phone"] = "+33612345678", ["company"] = "Contoso", ["bot_name"] = "Amélie",
            ["now"] = Now, ["time_zone"] = "Europe/Paris", ["channel"] = "voice",
        };
        var messages = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = $"Be kind.\n<call>{call.ToJsonString()}</call>\n<claim>{claim.ToJsonString()}</claim>" });
        foreach (var message in _messages)
            messages.Add(message!.DeepClone());
        var body = new JsonObject { ["model"] = "fast", ["messages"] = messages, ["tools"] = Tools(names) };
        return ChatRequestReader.Read(JsonDocument.Parse(body.ToJsonString()).RootElement, deployment: null);
    }

    private JsonArray Tools(List<string> names)
    {
        var field = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]), ["description"] = "The field:\n" + string.Join('\n', _fields) };
        var update = Schema(("field", field), ("value", Text()));
        var tools = new Dictionary<string, JsonObject>(StringComparer.Ordinal)
        {
            ["updated_claim"] = Schema(("updates", new JsonObject { ["type"] = "array", ["items"] = update })),
            ["end_call"] = Schema(),
            ["talk_to_human"] = Schema(),
            ["new_claim"] = Schema(),
            ["send_sms"] = Schema(("message", Text())),
            ["speech_speed"] = Schema(("speed", new JsonObject { ["type"] = "number" })),
            ["speech_lang"] = Schema(("lang", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("fr-FR", "en-US", "es-ES") })),
            ["notify_emergencies"] = Schema(("reason", Text()), ("location", Text()), ("contact", Text()), ("service", Text())),
            ["new_or_updated_reminder"] = Schema(("description", Text()), ("due_date_time", Text()), ("owner", Text()), ("title", Text())),
        };
        return new JsonArray([.. tools.Where(tool => !Withheld.Contains(tool.Key)).Select(tool => (JsonNode)new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Key, ["description"] = tool.Key, ["parameters"] = tool.Value },
        })]);
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Schema(params (string Name, JsonObject Schema)[] properties)
    {
        var all = new JsonObject();
        foreach (var (name, schema) in properties)
            all[name] = schema;
        return new JsonObject { ["type"] = "object", ["properties"] = all, ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]), ["additionalProperties"] = false };
    }
}
