using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.InsightsWorker.Warmup;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using CallCenter.Testing.Servers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using StackExchange.Redis;

namespace CallCenter.InsightsWorker.Tests;

/// <summary>The worker and an edge's assistant, with a memory of each, in one process or on a Redis server between them.</summary>
public sealed class WarmUpKnowledgeTests
{
    private static readonly KnowledgeDocument Loan = new() { Id = "loan", Question = "Can I borrow a laptop?", Answer = "A replacement laptop can be borrowed for two weeks." };

    // A slow machine finds its documents in time.
    private static readonly (string Key, string Value) Patient = ("ai_search:context_wait_ms", "2000");

    private static readonly (string Key, string Value)[] NoSharing =
        [("messaging:transport", "rabbitmq"), ("messaging:rabbitmq:host", "x"), ("messaging:rabbitmq:username", "x"), ("messaging:rabbitmq:password", "x")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_one_process_the_next_turn_finds_what_the_assistant_spoke_of()
    {
        await using var bench = await WorkerBench.StartAsync(Patient);
        await ImportAsync(bench);
        (await IsToldAsync(bench)).ShouldBeFalse();

        await TurnAsync(bench);

        (await IsToldAsync(bench)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Through_a_shared_cache_the_edge_of_another_process_finds_it_too()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        await using var redis = await RedisServer.StartAsync(Token);
        (string, string)[] shared =
        [
            ("cache:mode", "redis"), ("cache:redis:host", redis.Host), ("cache:redis:port", $"{redis.Port}"), ("cache:redis:password", redis.Password),
            ("cache:redis:ssl", "false"), ("cache:redis:timeout_ms", "1000"),
        ];
        await using var worker = await WorkerBench.StartAsync([.. NoSharing, Patient, .. shared]);
        await using var edge = await WorkerBench.StartAsync([.. NoSharing, Patient, .. shared]);
        await ImportAsync(worker);
        // Puts everything into the one file.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Copy(worker.PathOf("knowledge.db"), edge.PathOf("knowledge.db"));
        (await IsToldAsync(edge)).ShouldBeFalse();

        await using var client = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { { redis.Host, redis.Port } }, Password = redis.Password });
        var written = await client.GetSubscriber().SubscribeAsync(RedisChannel.Literal("__keyevent@0__:hset"));
        await TurnAsync(worker);
        // What is found is known to its worker before it is written to the server: one entry for each sentence.
        for (var sentence = 0; sentence < 2; sentence++)
            await written.ReadAsync(Token);

        (await IsToldAsync(edge)).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_no_edge_would_know_of_it_nothing_is_looked_up()
    {
        await using var bench = await WorkerBench.StartAsync(NoSharing);

        bench.Services.GetService<WarmUpKnowledgeConsumer>().ShouldBeNull();
    }

    [Theory]
    [InlineData(MessageAction.Talk, 10, true)]
    [InlineData(MessageAction.Talk, 11, false)]
    [InlineData(MessageAction.Hangup, 0, false)]
    public async Task What_comes_too_late_or_when_the_call_is_over_is_dropped(MessageAction last, int secondsLate, bool isLookedUp)
    {
        await using var bench = await WorkerBench.StartAsync(Patient);
        await ImportAsync(bench);
        var time = new ManualTimeProvider();
        var delivery = Substitute.For<ConsumeContext<TurnCompleted>>();
        delivery.Message.Returns(Turn(last));
        delivery.SentTime.Returns(time.GetUtcNow().AddSeconds(-secondsLate).UtcDateTime);

        await new WarmUpKnowledgeConsumer(bench.Services.GetRequiredService<KnowledgeLibrary>(), time).Consume(delivery);

        (await IsToldAsync(bench)).ShouldBe(isLookedUp);
    }

    private static Task ImportAsync(WorkerBench bench) => bench.Services.GetRequiredService<LocalKnowledge>().ImportAsync([Loan], Token);

    private static async Task TurnAsync(WorkerBench bench)
    {
        await bench.Harness.Bus.Publish(Turn(MessageAction.Talk), Token);
        (await bench.Harness.GetConsumerHarness<WarmUpKnowledgeConsumer>().Consumed.Any<TurnCompleted>(Token)).ShouldBeTrue();
    }

    private static TurnCompleted Turn(MessageAction last) => new()
    {
        CallId = WorkerBench.CallId,
        SessionId = WorkerBench.CallId,
        Index = 1,
        Messages = [Said("You can borrow a laptop. Shall I tell you how?", Persona.Assistant), Said("", Persona.Human) with { Action = last }],
        Language = "en-US",
    };

    /// <summary>Whether the model of the next turn is told the document.</summary>
    private static async Task<bool> IsToldAsync(WorkerBench bench)
    {
        var asked = bench.Model.Requests.Count;
        bench.Model.Script("fast", ModelReply.Says("Well."));
        var context = new ChatContext
        {
            CallId = WorkerBench.CallId,
            Channel = ChatChannel.Voice,
            Initiation = WorkerBench.Initiation(),
            Language = "en-US",
            Messages = [Said("You can borrow a laptop. Shall I tell you how?", Persona.Assistant), Said("Yes, please.", Persona.Human)],
            Claim = new Dictionary<string, string>(StringComparer.Ordinal),
            Reminders = [],
        };
        await foreach (var output in bench.Services.GetRequiredService<ChatAssistant>().RespondAsync(context, Token))
            _ = output;
        return bench.Model.Requests[asked].ToString().Contains("two weeks", StringComparison.Ordinal);
    }

    private static ConversationMessage Said(string words, Persona persona) => new()
    {
        CreatedAt = DateTimeOffset.UnixEpoch,
        Action = MessageAction.Talk,
        Persona = persona,
        Content = words,
        Language = "en-US",
    };
}
