using System.Collections.Concurrent;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Messaging;

public sealed record Rang(Guid CallId);

public sealed record Spoke(Guid CallId, int Turn);

public sealed record Overtaken(Guid CallId);

public sealed record Failed(Guid CallId);

public sealed record Paged(string PhoneNumber);

public sealed record Erased(Guid CallId);

public sealed record Slept(Guid CallId);

public sealed record Woke(Guid CallId);

/// <summary>What a test wants to know of the machine's runs.</summary>
public sealed class MachineLog
{
    public ConcurrentQueue<Guid> Missed { get; } = [];

    public ConcurrentQueue<Guid> Overtaken { get; } = [];
}

/// <summary>A small saga on the rows of calls that writes to the store in its steps.</summary>
public sealed class TestMachine : MassTransitStateMachine<CallState>
{
    public TestMachine(MachineLog log)
    {
        InstanceState(call => call.CurrentState);
        Event(() => Rang, e => { e.CorrelateById(x => x.Message.CallId); e.InsertOnInitial = true; });
        Event(() => Spoke, e => { e.CorrelateById(x => x.Message.CallId); e.OnMissingInstance(m => m.Execute(x => log.Missed.Enqueue(x.Message.CallId))); });
        Event(() => Overtaken, e => e.CorrelateById(x => x.Message.CallId));
        Event(() => Failed, e => e.CorrelateById(x => x.Message.CallId));
        Event(() => Paged, e => e.CorrelateBy((call, x) => call.PhoneNumber == x.Message.PhoneNumber));
        Event(() => Erased, e => e.CorrelateById(x => x.Message.CallId));
        Event(() => Slept, e => e.CorrelateById(x => x.Message.CallId));
        Schedule(() => Sleep, call => call.StepTimeoutId, s => s.Received = r => r.CorrelateById(x => x.Message.CallId));

        Initially(When(Rang)
            .Then(x => Fill(x.Saga))
            .ThenAsync(x => WriteAsync(x, 0, "rang"))
            .TransitionTo(Talking));
        During(Talking,
            Ignore(Rang),
            When(Spoke).Then(x => x.Saga.LanguageAttempts++).ThenAsync(x => WriteAsync(x, x.Message.Turn, "spoke")),
            When(Overtaken).ThenAsync(async x =>
            {
                x.Saga.StreamingAttempts++;
                log.Overtaken.Enqueue(x.Message.CallId);
                if (log.Overtaken.Count == 1)
                    await StoreOf(x).Database.ExecuteSqlAsync($"""UPDATE calls SET "Version" = "Version" + 1""", x.CancellationToken);
            }),
            When(Failed).ThenAsync(async x =>
            {
                await WriteAsync(x, 1000, "failed");
                await StoreOf(x).SaveChangesAsync(x.CancellationToken);
                await x.Publish(new Rang(x.Message.CallId));
                throw new InvalidOperationException("as the test wants");
            }),
            When(Paged).Then(x => x.Saga.CallerSpoke = true),
            When(Slept).Schedule(Sleep, x => new Woke(x.Saga.CorrelationId), _ => TimeSpan.FromMilliseconds(20)),
            When(Sleep!.Received).Then(x => x.Saga.StreamingAttempts = 7),
            When(Erased).Finalize());
        SetCompletedWhenFinalized();
    }

    public State Talking { get; private set; } = null!;

    public Event<Rang> Rang { get; private set; } = null!;

    public Event<Spoke> Spoke { get; private set; } = null!;

    public Event<Overtaken> Overtaken { get; private set; } = null!;

    public Event<Failed> Failed { get; private set; } = null!;

    public Event<Paged> Paged { get; private set; } = null!;

    public Event<Erased> Erased { get; private set; } = null!;

    public Event<Slept> Slept { get; private set; } = null!;

    public Schedule<CallState, Woke> Sleep { get; private set; } = null!;

    private static CallCenterDbContext StoreOf(PipeContext context) =>
        context.GetPayload<IServiceProvider>().GetRequiredService<CallCenterDbContext>();

    private static async Task WriteAsync(BehaviorContext<CallState> context, int turn, string content) =>
        await StoreOf(context).Messages.AddAsync(
            new MessageRecord { CallId = context.Saga.CorrelationId, SourceId = context.Saga.CorrelationId, TurnIndex = turn, Content = content },
            context.CancellationToken);

    private static void Fill(CallState call)
    {
        call.PhoneNumber = "+33612345678";
        call.Initiation = SampleInitiation.Create();
    }
}
