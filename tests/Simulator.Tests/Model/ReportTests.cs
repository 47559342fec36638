using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Dialogue;
using CallCenter.Simulator.Model.Structured;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Tests.Model;

public sealed class ReportTests
{
    private const string Synthesis = """
        {"type":"object","properties":{"short":{"type":"string"},"long":{"type":"string"},
         "satisfaction":{"type":"string","enum":["terrible","low","partial","high","unknown"]},"improvement_suggestions":{"type":"string"}},
         "required":["short","long","satisfaction","improvement_suggestions"],"additionalProperties":false}
        """;

    private const string NextAction = """
        {"type":"object","properties":{"action":{"$ref":"#/$defs/kind"},"justification":{"type":"string"}},
         "$defs":{"kind":{"type":"string","enum":["case_closed","commercial_offer","customer_will_send_info","high_priority","propose_new_contract","requires_expertise"]}}}
        """;

    [Fact]
    public void A_synthesis_is_written_in_the_language_of_the_call()
    {
        var report = Write("synthesis", Synthesis, "fr-FR", """{"hardware_info":"portable Dell","first_seen":"2026-11-21T09:00:00+01:00"}""", "caller: merci beaucoup");
        report["short"]!.ToString().ShouldBe("votre demande au sujet de : portable Dell");
        report["long"]!.ToString().ShouldContain("### Ce que nous avons noté");
        report["long"]!.ToString().ShouldContain("- **hardware info**: portable Dell");
        report["long"]!.ToString().ShouldContain("- **first seen**: samedi 21 novembre 2026");
        report["satisfaction"]!.ToString().ShouldBe("high");
        report["improvement_suggestions"]!.ToString().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-21T09:00:00+01:00", "en-US", "Saturday, November 21, 2026", "9:00 AM")]
    [InlineData("2026-11-21T21:30:00+01:00", "fr-FR", "samedi 21 novembre 2026", "21:30")]
    [InlineData("2026-11-21", "es-ES", "sábado, 21 de noviembre", "de 2026")]
    [InlineData("2026-11-21", "zh-CN", "2026年11月21日", "星期六")]
    [InlineData("2026-11", "en-US", "2026", "-11")]
    [InlineData("4711-ab", "xx-XX", "4711", "-ab")]
    public void A_moment_is_told_as_the_caller_would_read_it(string value, string language, string begins, string ends)
    {
        var told = ReadableValue.Of(value, language);

        told.ShouldStartWith(begins);
        told.ShouldEndWith(ends);
    }

    [Theory]
    [InlineData("caller: this is ridiculous", """{"a":null}""", "low")]
    [InlineData("caller: it broke", """{"a":null}""", "partial")]
    [InlineData("caller: it broke", """{"a":"x"}""", "high")]
    public void Satisfaction_follows_the_callers_words(string transcript, string claim, string expected) =>
        Write("synthesis", Synthesis, "en-US", claim, transcript)["satisfaction"]!.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("caller: there is a gas leak", """{"a":"x"}""", "high_priority")]
    [InlineData("caller: what is the price?", """{"a":"x"}""", "commercial_offer")]
    [InlineData("caller: I need a new contract", """{"a":"x"}""", "propose_new_contract")]
    [InlineData("caller: it broke", """{"a":null}""", "customer_will_send_info")]
    [InlineData("caller: it broke", """{"a":"x"}""", "requires_expertise")]
    [InlineData("caller: wrong number", """{"caller_name":"x"}""", "case_closed")]
    public void The_next_action_follows_claim_and_transcript(string transcript, string claim, string expected)
    {
        var next = Write("next_action", NextAction, "en-US", claim, transcript);
        next["action"]!.ToString().ShouldBe(expected);
        next["justification"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public void Facts_are_cited_from_the_latest_message_of_the_caller_that_holds_them()
    {
        const string transcript = "<conversation>\n#1 [2026-11-22 09:30:00] caller: a Dell\n#2 [2026-11-22 09:30:09] assistant: Dell?\n#3 [2026-11-22 09:30:12] caller: yes, a DELL.\n</conversation>";
        Write("citations", """{"type":"object"}""", "en-US", """{"hardware_info":"Dell","first_seen":"2026-11-21"}""", transcript).ToJsonString()
            .ShouldBe("""{"citations":[{"statement":"Dell","message":3,"quote":"DELL"}]}""");
    }

    [Fact]
    public void Any_other_schema_gets_the_plainest_instance()
    {
        var made = Write("x", """
            {"type":"object","properties":{"n":{"type":"integer","minimum":3},"b":{"type":"boolean"},"c":{"const":"k"},"o":{"anyOf":[{"type":"object","properties":{"s":{"type":["string","null"],"minLength":2}}},{"type":"null"}]},
             "l":{"type":"array","minItems":2,"items":{"type":"number"}}}}
            """, "en-US", "{}", "");
        made.ToJsonString().ShouldBe("""{"n":3,"b":false,"c":"k","o":{"s":".."},"l":[0,0]}""");
    }

    private static JsonNode Write(string name, string schema, string language, string claim, string transcript)
    {
        var body = new JsonObject
        {
            ["model"] = "slow",
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "system", ["content"] = $"<call>{{\"language\":\"{language}\"}}</call><claim>{claim}</claim>" },
                new JsonObject { ["role"] = "user", ["content"] = transcript }),
            ["response_format"] = new JsonObject { ["type"] = "json_schema", ["json_schema"] = new JsonObject { ["name"] = name, ["strict"] = true, ["schema"] = JsonNode.Parse(schema) } },
        };
        return JsonNode.Parse(Mind.Answer(ChatRequestReader.Read(JsonDocument.Parse(body.ToJsonString()).RootElement, deployment: null)).Text)!;
    }
}
