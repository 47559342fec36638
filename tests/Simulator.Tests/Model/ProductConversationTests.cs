using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Dialogue;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Tests.Model;

/// <summary>Ways in which products put conversations.</summary>
public sealed class ProductConversationTests
{
    private const string System = """
        Rules. The fields in <claim> are the facts to collect. Styles: style=none, style=cheerful, style=sad.
        <call>{"language":"en-US","caller_phone":"+14255550100","company":"Contoso","bot_name":"Amélie","now":"2026-11-22T09:30:00+01:00","time_zone":"Europe/Paris","channel":"voice"}</call>
        <claim>{"hardware_info":"Dell","first_seen":null}</claim>
        """;

    [Fact]
    public void Notes_in_brackets_were_not_said_by_the_caller()
    {
        Answer(("user", "[A call begins, 2026-11-22 09:30.]")).Text.ShouldStartWith("Hello, this is Amélie from Contoso.");
        Answer(("user", "It broke."), ("assistant", "style=sad I'm sorry."), ("user", "[The call is over, 2026-11-22 09:30.]"), ("user", "[A call begins, 2026-11-22 09:40.]"))
            .Text.ShouldBe("Could you tell me when you first saw the problem?");
        Answer(("assistant", "Could you tell me when you first saw the problem?"), ("user", "[Text message, 2026-11-22 09:30:] Yesterday at 9 am"))
            .ToolCalls.ShouldHaveSingleItem().Arguments.ShouldContain("2026-11-21T09:00");
    }

    [Fact]
    public void An_answer_that_broke_off_is_only_completed()
    {
        var whole = Answer(("user", "Hello, my computer is broken.")).Text;
        whole.ShouldBe("style=sad I'm sorry to hear that. Could you tell me when you first saw the problem?");
        Answer(("user", "Hello, my computer is broken."), ("assistant", "style=sad I'm sorry to hear that. Could you"), ("user", "[The line to you was interrupted: go on.]"))
            .Text.ShouldBe("tell me when you first saw the problem?");
    }

    [Fact]
    public void Refusals_are_told_from_successes_field_by_field()
    {
        var results = new ToolResults([(
            new ToolCall("1", "updated_claim", """{"updates":[{"field":"hardware_info","value":"error box"},{"field":"first_seen","value":"x"}]}"""),
            "Written down: hardware_info = error box. Refused: first_seen: it is not a date and time. Still missing: first_seen, caller_name.")]);
        results.Written.ShouldBe(["hardware_info"]);
        results.Refused.ShouldBe(["first_seen"]);
    }

    [Fact]
    public void Without_tools_and_schema_a_text_message_is_wanted()
    {
        var body = Body([("user", "<conversation>caller: It broke.</conversation>")]);
        body.Remove("tools");
        Mind.Answer(Read(body)).Text.ShouldBe("Your file at Contoso: hardware info: Dell. Amélie, Contoso");
    }

    [Fact]
    public void Cut_off_arguments_in_the_history_do_no_harm() =>
        Should.NotThrow(() => new ToolResults([(new ToolCall("1", "updated_claim", "{\"upd"), "Not done")]).Written.Count);

    private static ChatReply Answer(params (string Role, string Content)[] messages) => Mind.Answer(Read(Body(messages)));

    private static ChatRequest Read(JsonObject body) => ChatRequestReader.Read(JsonDocument.Parse(body.ToJsonString()).RootElement, deployment: null);

    private static JsonObject Body((string Role, string Content)[] messages) => new()
    {
        ["model"] = "fast",
        ["messages"] = new JsonArray([new JsonObject { ["role"] = "system", ["content"] = System }, .. messages.Select(message => new JsonObject { ["role"] = message.Role, ["content"] = message.Content })]),
        ["tools"] = JsonNode.Parse("""
            [{"type":"function","function":{"name":"updated_claim","parameters":{"type":"object","properties":{"updates":{"type":"array","items":{"type":"object",
              "properties":{"field":{"type":"string","enum":["hardware_info","first_seen"],"description":"- hardware_info (text)\n- first_seen (datetime)"},"value":{"type":"string"}}}}}}}}]
            """),
    };
}
