using CallCenter.Testing;
using CallCenter.Testing.Model;

namespace CallCenter.InsightsWorker.Tests;

/// <summary>Insights are published once for a version of a conversation, whatever the broker repeats and whoever dies.</summary>
[Trait("Speed", "slow")]
public sealed class SummarisedOnceTests : IAsyncLifetime
{
    // Summary, citations, next step, text message.
    private const int RequestsForOne = 4;

    private readonly Guid delivery = Guid.NewGuid();
    private readonly TempFolder folder = new();
    private ScriptedModel model = null!;

    public async ValueTask InitializeAsync() => model = await ScriptedModel.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await model.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task An_event_that_is_delivered_again_is_summarised_once()
    {
        WorkerBench.ScriptGoodInsights(model);
        await using var worker = await DurableWorker.StartAsync(folder, model, sends: false);
        await worker.StoreConversationAsync();

        for (var time = 0; time < 2; time++)
        {
            await worker.DeliverAsync(WorkerBench.ClosedCall(), delivery);
            await worker.HandledAsync();
        }

        (await worker.WaitingAsync()).ShouldBe(1);
        model.Requests.Count.ShouldBe(RequestsForOne);
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_has_sent_what_it_saved_leaves_it_to_the_next_one()
    {
        WorkerBench.ScriptGoodInsights(model);
        await using (var dying = await DurableWorker.StartAsync(folder, model, sends: false))
        {
            await dying.StoreConversationAsync();
            await dying.DeliverAsync(WorkerBench.ClosedCall(), delivery);
            await dying.HandledAsync();
        }

        await using var next = await DurableWorker.StartAsync(folder, model, sends: true);
        // It died before the broker knew that the event was taken.
        await next.DeliverAsync(WorkerBench.ClosedCall(), delivery);
        await next.HandledAsync();

        (await next.ReadyAsync()).CallId.ShouldBe(WorkerBench.CallId);
        model.Requests.Count.ShouldBe(RequestsForOne);
        next.HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_has_saved_anything_has_published_nothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        WorkerBench.ScriptGoodInsights(model, _ => ModelReply.Hangs(asked.SetResult));
        await using (var dying = await DurableWorker.StartAsync(folder, model, sends: true))
        {
            await dying.StoreConversationAsync();
            await dying.DeliverAsync(WorkerBench.ClosedCall(), delivery);
            await asked.Task;
            (await dying.WaitingAsync()).ShouldBe(0);
        }

        WorkerBench.ScriptGoodInsights(model);
        await using var next = await DurableWorker.StartAsync(folder, model, sends: false);
        await next.DeliverAsync(WorkerBench.ClosedCall(), delivery);
        await next.HandledAsync();

        (await next.WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_workers_that_summarise_at_once_one_publishes()
    {
        var working = 0;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var worker = 0; worker < 2; worker++)
            WorkerBench.ScriptGoodInsights(model, next => next.HeldBack(Begun, release.Task));
        await using var one = await DurableWorker.StartAsync(folder, model, sends: false);
        await one.StoreConversationAsync();
        await using var other = await DurableWorker.StartAsync(folder, model, sends: false);

        await one.DeliverAsync(WorkerBench.ClosedCall(), delivery);
        await other.DeliverAsync(WorkerBench.ClosedCall(), delivery);
        await Task.WhenAll(one.HandledAsync(), other.HandledAsync());

        model.Requests.Count.ShouldBe(2 * RequestsForOne);
        (await one.WaitingAsync()).ShouldBe(1);

        void Begun()
        {
            if (Interlocked.Increment(ref working) == 2)
                release.SetResult();
        }
    }
}
