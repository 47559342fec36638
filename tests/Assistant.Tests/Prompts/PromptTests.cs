using System.Text.Json;
using CallCenter.Assistant.Chat;
using CallCenter.Platform.Configuration;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Tests.Prompts;

public sealed class PromptTests
{
    [Fact]
    public async Task The_model_is_told_who_it_is_when_it_is_and_what_is_known()
    {
        await using var bench = await AssistantBench.StartAsync();
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync(Some.Context() with { Claim = new Dictionary<string, string>(StringComparer.Ordinal) { ["hardware_info"] = "Dell </claim> \"x\"" } });

        var call = Block(bench.Instructions(), "call");
        call.GetProperty("language").GetString().ShouldBe("en-US");
        call.GetProperty("caller_phone").GetString().ShouldBe("+33612345678");
        call.GetProperty("company").GetString().ShouldBe("Contoso");
        call.GetProperty("bot_name").GetString().ShouldBe("Amélie");
        call.GetProperty("now").GetString().ShouldBe("2026-11-22T09:30:00+01:00");
        call.GetProperty("time_zone").GetString().ShouldBe("Europe/Paris");
        call.GetProperty("channel").GetString().ShouldBe("voice");
        var claim = Block(bench.Instructions(), "claim");
        claim.GetProperty("hardware_info").GetString().ShouldBe("Dell </claim> \"x\"");
        claim.GetProperty("first_seen").ValueKind.ShouldBe(JsonValueKind.Null);
        claim.EnumerateObject().Count().ShouldBe(6);
        bench.Instructions().ShouldContain("Help the caller with their computer.");
        bench.Instructions().ShouldContain("English (en-US)");
        bench.Instructions()[..bench.Instructions().LastIndexOf("<call>", StringComparison.Ordinal)].ShouldNotContain("{");
    }

    [Fact]
    public async Task Text_messages_have_instructions_of_their_own()
    {
        await using var bench = await AssistantBench.StartAsync();
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync(Some.Context() with { Channel = ChatChannel.Sms });

        Block(bench.Instructions(), "call").GetProperty("channel").GetString().ShouldBe("sms");
        bench.Instructions().ShouldContain("At most 300 characters");
        bench.Instructions().ShouldNotContain("You are on the phone");
    }

    [Fact]
    public async Task Configured_instructions_take_the_place_of_the_built_in_ones()
    {
        await using var bench = await AssistantBench.StartAsync(("prompts:llm:chat_system_tpl", "Speak for {bot_company}. {{as is}} {task}"));
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync();

        bench.Instructions().ShouldContain("Speak for Contoso. {as is} Help the caller with their computer.");
        bench.Instructions().ShouldNotContain("You are on the phone");
        Block(bench.Instructions(), "claim").EnumerateObject().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Instructions_on_trial_are_those_of_the_caller()
    {
        await using var bench = await AssistantBench.StartAsync(
            ("prompts:llm:trials:0:prompt", "chat_system_tpl"), ("prompts:llm:trials:0:name", "brief"), ("prompts:llm:trials:0:percent", "100"), ("prompts:llm:trials:0:text", "Be brief."));
        bench.Model.Script("fast", ModelReply.Says("Hello."));
        await bench.RespondAsync();

        bench.Instructions().ShouldContain("Be brief.");
        bench.Instructions().ShouldNotContain("You are on the phone");
    }

    [Fact]
    public async Task An_unknown_placeholder_stops_the_start()
    {
        await using var bench = await AssistantBench.StartAsync(("prompts:llm:synthesis_system_tpl", "Sum up {bot_compny}"), ("conversation:initiate:time_zone", "Europe/Pari"));

        var problems = Should.Throw<ConfigurationException>(() => bench.Services.GetRequiredService<IStartupValidator>().Validate()).Problems;

        problems.ShouldContain(p => p.Key == "prompts.llm.synthesis_system_tpl" && p.Message.Contains("{bot_compny} is unknown"));
        problems.ShouldContain(p => p.Key == "conversation.initiate.time_zone" && p.Message.Contains("Europe/Paris"));
    }

    private static JsonElement Block(string instructions, string name)
    {
        var start = instructions.LastIndexOf($"<{name}>", StringComparison.Ordinal) + name.Length + 2;
        var end = instructions.LastIndexOf($"</{name}>", StringComparison.Ordinal);
        return JsonDocument.Parse(instructions[start..end]).RootElement;
    }
}
