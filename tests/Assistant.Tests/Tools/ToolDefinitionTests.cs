using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Assistant.Realtime;
using CallCenter.Assistant.Tests.Knowledge;
using CallCenter.Assistant.Tools;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tests.Tools;

/// <summary>What models are told of the tools, which is made from the argument types.</summary>
public sealed class ToolDefinitionTests : IAsyncLifetime
{
    private static readonly string[] StrictKeywords = ["type", "description", "enum", "items", "properties", "required", "additionalProperties"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private AssistantBench bench = null!;

    private Toolbox Toolbox => bench.Services.GetRequiredService<Toolbox>();

    public async ValueTask InitializeAsync()
    {
        bench = await AssistantBench.StartAsync(("emergencies:webhook_url", "https://example.com/emergency"));
        await bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync(Shelf.HelpDesk, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public void What_models_are_told_of_all_ten_tools_is_what_was_approved()
    {
        var path = Repository.PathOf("tests", "Assistant.Tests", "Tools", "tools.approved.json");
        var told = new JsonArray([.. Offered(Some.Initiation()).Select(tool => new JsonObject
        {
            ["name"] = tool.FunctionName,
            ["description"] = tool.FunctionDescription,
            ["strict"] = tool.FunctionSchemaIsStrict,
            ["parameters"] = JsonNode.Parse(tool.FunctionParameters),
        })]).ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is "1")
            File.WriteAllText(path, told);

        told.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"), "look at the difference, and approve it by running this test with UPDATE_DOCS=1");
    }

    [Fact]
    public void Tools_and_arguments_have_the_names_that_users_rely_on() =>
        Offered(Some.Initiation()).Select(tool => $"{tool.FunctionName}({string.Join(',', Schema(tool)["properties"]!.AsObject().Select(property => property.Key))})").ShouldBe(
        [
            "updated_claim(updates)", "new_claim()", "new_or_updated_reminder(description,due_date_time,owner,title)", "send_sms(message)", "speech_speed(speed)",
            "speech_lang(lang)", "search_document(queries)", "notify_emergencies(reason,location,contact,service)", "talk_to_human()", "end_call()",
        ]);

    [Fact]
    public void Every_tool_and_every_argument_says_what_it_is()
    {
        foreach (var tool in Offered(Some.Initiation()))
        {
            tool.FunctionDescription.ShouldNotBeNullOrWhiteSpace(tool.FunctionName);
            foreach (var (name, property) in Objects(Schema(tool)).SelectMany(schema => schema["properties"]!.AsObject()))
                ((string?)property!["description"]).ShouldNotBeNullOrWhiteSpace($"{tool.FunctionName}.{name}");
        }
    }

    [Fact]
    public void Schemas_keep_to_what_strict_mode_knows()
    {
        foreach (var tool in Offered(Some.Initiation()))
        {
            tool.FunctionSchemaIsStrict.ShouldBe(true);
            Schema(tool)["type"]!.GetValue<string>().ShouldBe("object");
            foreach (var schema in All(Schema(tool)))
            {
                schema.Select(part => part.Key).ShouldBeSubsetOf(StrictKeywords, StringComparer.Ordinal, tool.FunctionName);
                schema["type"]!.GetValue<string>().ShouldBeOneOf("object", "array", "string", "number");
            }

            foreach (var schema in Objects(Schema(tool)))
            {
                schema["required"]!.AsArray().Select(name => (string)name!).ShouldBe(schema["properties"]!.AsObject().Select(property => property.Key));
                schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Claim_fields_and_languages_are_those_of_the_call()
    {
        var initiation = Some.Initiation(languages: ["de-DE", "it-IT"]) with { Claim = [new ClaimField("shoe_size", ClaimFieldType.Text, "European size"), new ClaimField("bought_at", ClaimFieldType.Datetime)] };

        var field = Schema(Offered(initiation, "updated_claim"))["properties"]!["updates"]!["items"]!["properties"]!["field"]!;
        field["description"]!.GetValue<string>().Split('\n')[1..].ShouldBe(
            ["- shoe_size (text): European size", "- bought_at (datetime)", .. ClaimField.OfEveryClaim.Select(known => Described(known))]);
        Enum(field).ShouldBe(["shoe_size", "bought_at", "caller_name", "caller_email", "caller_phone"]);
        var language = Schema(Offered(initiation, "speech_lang"))["properties"]!["lang"]!;
        language["description"]!.GetValue<string>().ShouldEndWith("\n- de-DE\n- it-IT");
        Enum(language).ShouldBe(["de-DE", "it-IT"]);
    }

    [Fact]
    public void A_call_is_told_of_its_own_fields_whatever_other_calls_have()
    {
        var (one, other) = (Some.Initiation(), Some.Initiation() with { Claim = [new ClaimField("shoe_size", ClaimFieldType.Text)] });

        Offered(one, "updated_claim").FunctionParameters.ToString().ShouldContain("hardware_info");
        Offered(other, "updated_claim").FunctionParameters.ToString().ShouldNotContain("hardware_info");
        Offered(one, "updated_claim").FunctionParameters.ToString().ShouldContain("hardware_info");
    }

    [Fact]
    public void From_turn_to_turn_of_a_call_nothing_is_made_again()
    {
        var initiation = Some.Initiation();

        var first = Offered(initiation);
        Offered(initiation).Zip(first).ShouldAllBe(pair => ReferenceEquals(pair.First, pair.Second));
    }

    [Fact]
    public void A_model_that_speaks_by_itself_is_told_the_same()
    {
        var context = Some.Context();

        bench.Services.GetRequiredService<RealtimeAssistant>().Brief(context).Tools.ShouldBe(
            Offered(context.Initiation).Select(tool => new RealtimeTool(tool.FunctionName, tool.FunctionDescription, tool.FunctionParameters.ToString())));
    }

    private IReadOnlyList<ChatTool> Offered(CallInitiation initiation) => Toolbox.OfferedTo(Some.Answer(Some.Context() with { Initiation = initiation }));

    private ChatTool Offered(CallInitiation initiation, string name) => Offered(initiation).Single(tool => string.Equals(tool.FunctionName, name, StringComparison.Ordinal));

    private static string Described(ClaimField field) =>
        $"- {field.Name} ({field.Type switch { ClaimFieldType.Email => "email", ClaimFieldType.PhoneNumber => "phone_number", _ => "text" }}){(field.Description is null ? "" : $": {field.Description}")}";

    private static JsonObject Schema(ChatTool tool) => JsonNode.Parse(tool.FunctionParameters)!.AsObject();

    private static IEnumerable<string> Enum(JsonNode schema) => schema["enum"]!.AsArray().Select(value => (string)value!);

    private static IEnumerable<JsonObject> Objects(JsonObject schema) => All(schema).Where(part => part["type"]!.GetValue<string>() is "object");

    private static IEnumerable<JsonObject> All(JsonObject schema)
    {
        yield return schema;
        IEnumerable<JsonNode?> parts = [schema["items"], .. (schema["properties"] as JsonObject ?? []).Select(property => property.Value)];
        foreach (var below in parts.OfType<JsonObject>().SelectMany(All))
            yield return below;
    }
}
