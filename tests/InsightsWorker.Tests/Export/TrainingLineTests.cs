using System.Text.Json.Nodes;
using CallCenter.InsightsWorker.Export;

namespace CallCenter.InsightsWorker.Tests.Export;

public sealed class TrainingLineTests
{
    private static readonly TrainingConversation Talk = new()
    {
        Company = "Contoso",
        Assistant = "Amélie",
        Task = "Help with computers.",
        Language = "en-US",
        Fields = ["hardware_info (text): Make and model"],
        Claim = new Dictionary<string, string>(StringComparer.Ordinal) { ["caller_name"] = "Kevyn Miller" },
        Messages =
        [
            new TrainingMessage(IsCaller: false, "Hello!", []),
            new TrainingMessage(IsCaller: true, "I am Kevyn Miller, it is a \"Dell\".", []),
            new TrainingMessage(IsCaller: false, "Noted, Kevyn.", [new TrainingTool("call_1", "updated_claim", """{"value":"Kevyn Miller"}""", "Written down: Kevyn Miller.")]),
            new TrainingMessage(IsCaller: true, "Bye.", []),
        ],
    };

    [Fact]
    public void A_line_is_one_chat_that_ends_with_the_assistant_and_has_no_names_in_it()
    {
        var line = TrainingLine.Of(Talk)!;

        line.ShouldNotContain('\n');
        line.ShouldNotContain("Kevyn");
        line.ShouldNotContain("Miller");
        var messages = JsonNode.Parse(line)!["messages"]!.AsArray();
        messages.Select(message => (string?)message!["role"]).ShouldBe(["system", "assistant", "user", "assistant", "tool"]);
        ((string?)messages[0]!["content"]).ShouldBe("You are Amélie, on the telephone for Contoso. Speak en-US.\nHelp with computers.\nFacts to collect:\n- hardware_info (text): Make and model");
        ((string?)messages[2]!["content"]).ShouldBe("I am [caller_name], it is a \"Dell\".");
        ((string?)messages[3]!["tool_calls"]![0]!["function"]!["arguments"]).ShouldBe("""{"value":"[caller_name]"}""");
        ((string?)messages[4]!["tool_call_id"]).ShouldBe("call_1");
        ((string?)messages[4]!["content"]).ShouldBe("Written down: [caller_name].");
    }

    [Fact]
    public void Names_that_were_corrected_are_hidden_too()
    {
        var corrected = Talk with
        {
            EarlierValues = [KeyValuePair.Create("caller_name", "Kevin Mueller"), KeyValuePair.Create("caller_email", "km@example.com"), KeyValuePair.Create("hardware_info", "Dell")],
            Messages = [new TrainingMessage(IsCaller: true, "Kevin Mueller with a Dell. No: Kevyn Miller.", []), new TrainingMessage(IsCaller: false, "Sorry, Kevin. Kevyn.", [])],
        };

        var messages = JsonNode.Parse(TrainingLine.Of(corrected)!)!["messages"]!.AsArray();

        ((string?)messages[1]!["content"]).ShouldBe("[caller_name] with a Dell. No: [caller_name].");
        ((string?)messages[2]!["content"]).ShouldBe("Sorry, [caller_name]. [caller_name].");
    }

    [Theory]
    [InlineData("""{"updates":[{"field":"caller_name","value":"Kev\u0079n \u004diller"}]}""", """{"updates":[{"field":"caller_name","value":"[caller_name]"}]}""")]
    [InlineData("""{"value":612345678,"speed":0.75,"yes":true,"no":null}""", """{"value":"[number]","speed":0.75,"yes":true,"no":null}""")]
    [InlineData("""{"value":"Kevyn""", "{}")]
    [InlineData("[1]", "{}")]
    public void Arguments_of_tools_stay_json_and_hide_no_name_behind_its_escapes(string arguments, string hidden)
    {
        var conversation = Talk with { Messages = [Talk.Messages[1], new TrainingMessage(IsCaller: false, "Noted.", [new TrainingTool("call_1", "updated_claim", arguments, "Done.")])] };

        var messages = JsonNode.Parse(TrainingLine.Of(conversation)!)!["messages"]!.AsArray();

        ((string?)messages[2]!["tool_calls"]![0]!["function"]!["arguments"]).ShouldBe(hidden);
    }

    [Fact]
    public void A_task_that_names_the_person_does_so_no_more() =>
        TrainingLine.Of(Talk with { Task = "Call Kevyn Miller about the computer." })!.ShouldContain("Call [caller_name] about the computer.");

    [Fact]
    public void A_call_in_which_nobody_spoke_or_nobody_answered_teaches_nothing()
    {
        TrainingLine.Of(Talk with { Messages = [Talk.Messages[0]] }).ShouldBeNull();
        TrainingLine.Of(Talk with { Messages = [Talk.Messages[0], Talk.Messages[3]] }).ShouldBeNull();
        TrainingLine.Of(Talk with { Messages = [] }).ShouldBeNull();
    }
}
