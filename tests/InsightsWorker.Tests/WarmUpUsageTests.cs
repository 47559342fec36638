using System.Runtime.InteropServices;
using System.Text.Json;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using CallCenter.InsightsWorker.Warmup;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace CallCenter.InsightsWorker.Tests;

[Trait("Speed", "slow")]
public sealed class WarmUpUsageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_looking_ahead_has_used_is_charged_to_the_call_once_however_often_the_turn_comes()
    {
        await using var model = await EmbeddingsAsync();
        await using var bench = await WorkerBench.StartAsync(
            ("ai_search:embedding_deployment", "emb"), ("ai_search:embedding_endpoint", $"{model.Urls.Single()}/openai/v1/"), ("ai_search:embedding_key", "key"));
        await bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync([new() { Id = "loan", Question = "Can I borrow a laptop?", Answer = "For two weeks." }], Token);
        var turn = new TurnCompleted
        {
            CallId = WorkerBench.CallId,
            SessionId = Guid.NewGuid(),
            Index = 1,
            Messages = [new() { CreatedAt = DateTimeOffset.UnixEpoch, Action = MessageAction.Talk, Persona = Persona.Human, Content = "Can I borrow one?", Language = "en-US" }],
            Language = "en-US",
        };
        var delivery = Substitute.For<ConsumeContext<TurnCompleted>>();
        delivery.Message.Returns(turn);
        var consumer = new WarmUpKnowledgeConsumer(bench.Services.GetRequiredService<KnowledgeLibrary>(), TimeProvider.System);

        await consumer.Consume(delivery);
        await consumer.Consume(delivery);

        var report = delivery.ReceivedCalls().SelectMany(call => call.GetArguments()).OfType<UsageReported>().ShouldHaveSingleItem();
        report.CallId.ShouldBe(turn.CallId);
        report.SessionId.ShouldNotBe(turn.SessionId); // Under which the edge reports.
        report.Usage.ShouldBe([new UsageItem(UsageKind.InputTokens, 7, "emb")]);
    }

    private static async Task<WebApplication> EmbeddingsAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapPost("/openai/v1/embeddings", (JsonElement asked) => new
        {
            @object = "list",
            model = "emb",
            data = asked.GetProperty("input").EnumerateArray().Select((_, index) => new { @object = "embedding", index, embedding = Convert.ToBase64String(MemoryMarshal.AsBytes<float>([1, 0])) }),
            usage = new { prompt_tokens = 7, total_tokens = 7 },
        });
        await server.StartAsync(Token);
        return server;
    }
}
