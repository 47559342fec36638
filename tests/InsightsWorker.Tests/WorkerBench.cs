using System.Threading.Channels;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.InsightsWorker.ClosedCalls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.InsightsWorker.Tests;

/// <summary>The real worker on MassTransit's harness, with a store of its own and a scripted model server.</summary>
internal sealed class WorkerBench : IAsyncDisposable
{
    public static readonly Guid CallId = Guid.Parse("11111111-93a1-4e6a-8a3c-0d5a5f6b7c80");
    public static readonly Guid ConversationId = Guid.Parse("22222222-93a1-4e6a-8a3c-0d5a5f6b7c80");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    private readonly IHost host;
    private readonly TempFolder folder;

    private WorkerBench(ScriptedModel model, IHost host, TempFolder folder)
    {
        Model = model;
        this.host = host;
        this.folder = folder;
        Harness = host.Services.GetRequiredService<ITestHarness>();
    }

    public ScriptedModel Model { get; }

    public ITestHarness Harness { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>Full path of a file in its data folder.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    public required ChannelReader<ConsumeContext<InsightsReady>> Ready { get; init; }

    public required ChannelReader<Fault<CallClosed>> Faults { get; init; }

    public static async Task<WorkerBench> StartAsync(params (string Key, string Value)[] settings)
    {
        var model = await ScriptedModel.StartAsync();
        var data = new TempFolder();
        var ready = Channel.CreateUnbounded<ConsumeContext<InsightsReady>>();
        var faults = Channel.CreateUnbounded<Fault<CallClosed>>();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new[] { "fast", "slow" }.SelectMany(name => new[]
        {
            KeyValuePair.Create($"llm:{name}:endpoint", (string?)model.Endpoint.ToString()),
            KeyValuePair.Create($"llm:{name}:model", (string?)name),
            KeyValuePair.Create($"llm:{name}:key", (string?)"secret"),
        }));
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.AddCallCenterConfiguration();
        builder.Services.AddSingleton(new DataFolder(data.Path));
        builder.AddPersistence();
        builder.AddInsightsWorker();
        builder.Services.AddMassTransitTestHarness(bus =>
        {
            bus.AddCallCenterDefaults();
            bus.AddInsightsWorkerConsumers(builder.Configuration);
            bus.AddHandler<InsightsReady>((ConsumeContext<InsightsReady> context) => ready.Writer.WriteAsync(context, context.CancellationToken).AsTask());
            bus.AddHandler<Fault<CallClosed>>((ConsumeContext<Fault<CallClosed>> context) => faults.Writer.WriteAsync(context.Message, context.CancellationToken).AsTask());
            bus.SetTestTimeouts(testInactivityTimeout: TimeSpan.FromSeconds(20));
            bus.UsingInMemory((context, memory) =>
            {
                memory.UseDelayedMessageScheduler();
                memory.ConfigureEndpoints(context);
            });
        });
        var bench = new WorkerBench(model, builder.Build(), data) { Ready = ready.Reader, Faults = faults.Reader };
        await StoreConversationAsync(bench.host.Services);
        await bench.Harness.Start();
        return bench;
    }

    public static CallClosed ClosedCall() => new()
    {
        CallId = CallId,
        ConversationId = ConversationId,
        PhoneNumber = PhoneNumber.Parse("+33612345678"),
        Reason = CloseReason.AssistantHungUp,
        CallerSpoke = true,
        Language = "en-US",
        Duration = TimeSpan.FromMinutes(1),
        ClosedAt = Now,
    };

    public CallClosed Closed() => ClosedCall();

    public void ScriptGoodInsights() => ScriptGoodInsights(Model);

    /// <summary>Has a model make all that a call is to be summarised with, once.</summary>
    /// <param name="model">The model.</param>
    /// <param name="next">How the reply with the next step is given, where not at once.</param>
    public static void ScriptGoodInsights(ScriptedModel model, Func<ModelReply, ModelReply>? next = null)
    {
        var reply = ModelReply.Whole("""{"action":"case_closed","justification":"It is fine."}""");
        model.Script("synthesis", ModelReply.Whole("""{"short":"Laptop","long":"It is fine.","satisfaction":"high","improvement_suggestions":"None."}"""));
        model.Script("citations", ModelReply.Whole("""{"citations":[{"statement":"It is fine","message":2,"quote":"laptop is broken"}]}"""));
        model.Script("next_action", next?.Invoke(reply) ?? reply);
        model.Script("slow", ModelReply.Whole("Your laptop is fine."));
    }

    public Task PublishAsync(CallClosed closed) => Harness.Bus.Publish(closed, TestContext.Current.CancellationToken);

    /// <summary>Publishes the event and waits for what comes of it.</summary>
    public async Task<ConsumeContext<InsightsReady>> CloseAsync(CallClosed closed)
    {
        await PublishAsync(closed);
        return await Ready.ReadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Publishes the event and waits until it was worked through in vain.</summary>
    public async Task FailAsync(CallClosed closed)
    {
        await PublishAsync(closed);
        await Faults.ReadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the worker took the event without an error.</summary>
    public Task<bool> WasConsumedAsync() => Harness.GetConsumerHarness<SummariseClosedCallConsumer>().Consumed.Any<CallClosed>(TestContext.Current.CancellationToken);

    /// <summary>Puts a row into the store.</summary>
    public async Task AddAsync(object row)
    {
        await using var store = await host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        store.Add(row);
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.Stop(CancellationToken.None);
        host.Dispose();
        await Model.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    /// <summary>Makes the store, with a conversation in it.</summary>
    public static async Task StoreConversationAsync(IServiceProvider services)
    {
        await using var store = await services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await StoreMigrator.MigrateAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        store.Conversations.Add(new ConversationRecord
        {
            Id = ConversationId,
            Version = 3,
            PhoneNumber = "+33612345678",
            Initiation = Initiation(),
            Language = "en-US",
            Claim = new Dictionary<string, string>(StringComparer.Ordinal) { ["hardware_info"] = "Dell" },
            CreatedAt = Now,
            UpdatedAt = Now,
        });
        store.Messages.AddRange(
            Message(1, Persona.Human, "My laptop is broken."),
            Message(0, Persona.Assistant, "What can I do?"));
        await store.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static MessageRecord Message(int index, Persona persona, string words) => new()
    {
        ConversationId = ConversationId,
        CallId = CallId,
        SourceId = CallId,
        TurnIndex = index,
        CreatedAt = Now.AddSeconds(index),
        Action = MessageAction.Talk,
        Persona = persona,
        Content = words,
        Language = "en-US",
    };

    public static CallInitiation Initiation() => new()
    {
        PhoneNumber = PhoneNumber.Parse("+33612345678"),
        AgentPhoneNumber = PhoneNumber.Parse("+33698765432"),
        BotCompany = "Contoso",
        BotName = "Amélie",
        Task = "Help with computers.",
        Claim = [new ClaimField("hardware_info", ClaimFieldType.Text)],
        Languages = ["en-US", "fr-FR"],
        DefaultLanguage = "en-US",
        ProsodyRate = 1,
    };
}
