using System.Globalization;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.ModelClients;
using CallCenter.Contracts.Conversation;
using CallCenter.Testing.Model;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>What a model with a small context window is sent of a long conversation.</summary>
public sealed class ContextWindowTests : IAsyncLifetime
{
    private const int TokensOfMessage = 150;

    private static readonly ToolCall Search = new("call_1", "search_document", """{"queries":["hours"]}""", "Found.");

    private AssistantBench bench = null!;

    public async ValueTask InitializeAsync() => bench = await AssistantBench.StartAsync(("llm:fast:context", "4096"));

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [InlineData(100, "")]
    [InlineData(1000, "")]
    [InlineData(2000, "It will be repaired.")]
    [InlineData(2500, "It will be repaired.")]
    public void All_together_stays_within_the_window_and_the_oldest_of_the_conversation_is_left_out_first(int instructions, string spoken)
    {
        var request = Request(instructions);

        var messages = request.MessagesFor(Fast, spoken);

        TokenEstimate.Of(messages, request.Tools).ShouldBeInRange(Fast.RequestTokens - TokensOfMessage - TokenEstimate.Envelope, Fast.RequestTokens);
        List<int> told = [.. messages.OfType<UserChatMessage>().Select(message => message.Content[0].Text).Where(text => char.IsAsciiDigit(text[0])).Select(NumberOf)];
        told.Count.ShouldBeInRange(1, 19);
        told.ShouldBe(Enumerable.Range(21 - told.Count, told.Count));
        messages.Count(message => message is ToolChatMessage).ShouldBe(1);
    }

    [Fact]
    public void Documents_take_a_quarter_of_the_room_at_most()
    {
        var roomy = Request(1000).MessagesFor(Fast, "").Single(IsDocuments);
        TokenEstimate.Of(roomy).ShouldBeInRange(200, (Fast.RequestTokens - 1000) / 4);

        Request(2500).MessagesFor(Fast, "").ShouldNotContain(message => IsDocuments(message));
    }

    [Theory]
    [InlineData(3072)]
    [InlineData(50_000)]
    public void Where_instructions_alone_are_too_long_the_latest_words_go_with_them_and_no_others(int instructions)
    {
        var messages = Request(instructions).MessagesFor(Fast, "");

        messages.Count.ShouldBe(4);
        messages[0].ShouldBeOfType<SystemChatMessage>();
        messages[1].ShouldBeOfType<UserChatMessage>().Content[0].Text.ShouldStartWith("20 ");
        messages[2].ShouldBeOfType<AssistantChatMessage>();
        messages[3].ShouldBeOfType<ToolChatMessage>();
    }

    [Fact]
    public async Task What_is_too_long_for_both_models_is_apologised_for_after_one_request_of_each()
    {
        bench.Model.Script("fast", ModelReply.Fails(400, "context_length_exceeded"));
        bench.Model.Script("slow", ModelReply.Fails(400, "context_length_exceeded"));

        (await bench.RespondAsync(LongTalk())).ShouldBe([new AnswerFailed(AnswerFailure.ProviderFailed)]);

        bench.Model.Requests.Count.ShouldBe(2);
        bench.Messages(0)[^1].Text.ShouldStartWith("20 ");
        bench.Messages(1)[^1].Text.ShouldStartWith("20 ");
    }

    [Fact]
    public async Task A_stand_in_with_a_larger_window_is_told_more()
    {
        bench.Model.Script("fast", ModelReply.Fails(503));
        bench.Model.Script("slow", ModelReply.Says("Hello."));

        await bench.RespondAsync(LongTalk());

        bench.Messages(0).Count.ShouldBeLessThan(20);
        bench.Messages(1).Count.ShouldBe(20);
    }

    private ChatModel Fast => bench.Services.GetRequiredService<ChatModels>().Fast;

    private static AnswerRequest Request(int instructions) => new()
    {
        System = Text(instructions),
        Context = LongTalk(),
        Documents = [.. Enumerable.Range(1, 9).Select(number => new KnowledgeDocument { Id = $"document-{number}", Answer = Text(100) })],
        Zone = Some.Paris,
        Rounds = [History.WithToolCalls("One moment.", [Search]), new ToolChatMessage(Search.Id, Search.Result)],
        Tools = [ChatTool.CreateFunctionTool("search_document", Text(100))],
        MayCallTools = true,
    };

    private static ChatContext LongTalk() => Some.Context([.. Enumerable.Range(1, 20).Select(number => Some.Caller($"{number} {Text(TokensOfMessage - 1)}"))]);

    private static string Text(int tokens) => new('x', 4 * (tokens - 1));

    private static int NumberOf(string text) => int.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);

    private static bool IsDocuments(ChatMessage message) => message is UserChatMessage && message.Content[0].Text.Contains("<documents>", StringComparison.Ordinal);
}
