using System.Diagnostics;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Bench.Saga;

/// <summary>
/// Turns of live calls through the durable saga: each is put into the outbox, sent, and taken in one transaction that reads and writes the
/// saga, its conversation, a message and the inbox.
/// </summary>
internal sealed class SagaLoad(IHost host, int calls)
{
    private const int EventsInARequest = 25;
    private readonly Guid[] ids = [.. Enumerable.Range(0, calls).Select(_ => Guid.NewGuid())];

    /// <summary>Puts the calls into the store as they are while somebody talks.</summary>
    public async Task PrepareAsync()
    {
        foreach (var chunk in ids.Chunk(500))
        {
            await using var store = await host.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync();
            foreach (var id in chunk)
            {
                store.Conversations.Add(new ConversationRecord { Id = id, PhoneNumber = Initiation.PhoneNumber.Value, Initiation = Initiation, Language = "en-US" });
                store.Calls.Add(new CallState
                {
                    CorrelationId = id,
                    ConversationId = id,
                    CurrentState = "Talking",
                    PhoneNumber = Initiation.PhoneNumber.Value,
                    Initiation = Initiation,
                    Language = "en-US",
                    CreatedAt = DateTimeOffset.UnixEpoch,
                    MediaSessionId = id,
                });
            }

            await store.SaveChangesAsync();
        }
    }

    /// <summary>Events per second from the first publication until the last was taken.</summary>
    public async Task<double> MeasureAsync(int events)
    {
        var counter = new ReceiveCounter("call-state", events);
        using var connected = new Connection(host.Services.GetRequiredService<IBus>().ConnectReceiveObserver(counter));
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, events).Chunk(EventsInARequest),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (numbers, cancellationToken) => await PublishAsync(numbers, cancellationToken));
        await counter.Done;
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task PublishAsync(int[] numbers, CancellationToken cancellationToken)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                foreach (var number in numbers)
                    await bus.Publish(Turn(ids[number % ids.Length], number / ids.Length), cancellationToken);
            },
            cancellationToken);
    }

    private static TurnCompleted Turn(Guid call, int index) => new()
    {
        CallId = call,
        SessionId = call,
        Index = index,
        Language = "en-US",
        Messages =
        [
            new ConversationMessage { CreatedAt = DateTimeOffset.UnixEpoch, Action = MessageAction.Talk, Persona = Persona.Human, Content = "It is a laptop.", Language = "en-US" },
            new ConversationMessage { CreatedAt = DateTimeOffset.UnixEpoch, Action = MessageAction.Talk, Persona = Persona.Assistant, Content = "I am writing that down.", Language = "en-US" },
        ],
        ClaimChanges = [new ClaimChange("hardware_info", "laptop")],
    };

    private static readonly CallInitiation Initiation = new()
    {
        PhoneNumber = PhoneNumber.Parse("+14255550100"),
        BotCompany = "Contoso",
        BotName = "Amélie",
        AgentPhoneNumber = PhoneNumber.Parse("+14255550111"),
        Task = "Help with the laptop",
        Claim = [new("hardware_info", ClaimFieldType.Text)],
        Languages = ["en-US"],
        DefaultLanguage = "en-US",
        ProsodyRate = 1,
    };
}
