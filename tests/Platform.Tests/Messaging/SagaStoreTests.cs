using CallCenter.Platform.Configuration;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Messaging;

public abstract class SagaStoreTests(DatabaseProvider provider)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saga_and_what_its_steps_write_are_stored_together()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();

        await bus.PublishAndWaitAsync(new Rang(call), call);

        await using var store = bus.Store.Open();
        (await store.Calls.SingleAsync(Cancellation)).ShouldSatisfyAllConditions(
            saved => saved.CorrelationId.ShouldBe(call),
            saved => saved.CurrentState.ShouldBe("Talking"),
            saved => saved.Version.ShouldBe(0));
        (await store.Messages.SingleAsync(Cancellation)).Content.ShouldBe("rang");
    }

    [Fact]
    public async Task Every_stored_change_raises_the_version_by_one()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.PublishAndWaitAsync(new Spoke(call, 1), call);
        await bus.PublishAndWaitAsync(new Spoke(call, 2), call);

        (await bus.CallAsync(call)).ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Many_first_messages_at_once_make_one_saga()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bus.PublishAndWaitAsync(new Rang(call), call)));

        await using var store = bus.Store.Open();
        (await store.Calls.CountAsync(Cancellation)).ShouldBe(1);
        (await store.Messages.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task Events_of_one_saga_that_come_at_once_are_all_applied()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await Task.WhenAll(Enumerable.Range(1, 50).Select(turn => bus.PublishAndWaitAsync(new Spoke(call, turn), call)));

        await using var store = bus.Store.Open();
        (await store.Calls.SingleAsync(Cancellation)).LanguageAttempts.ShouldBe(50);
        (await store.Messages.CountAsync(Cancellation)).ShouldBe(51);
    }

    [Fact]
    public async Task A_change_by_somebody_else_makes_the_message_run_again_on_the_new_state()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.PublishAndWaitAsync(new Overtaken(call), call);

        var saved = (await bus.CallAsync(call)).ShouldNotBeNull();
        saved.StreamingAttempts.ShouldBe(1);
        bus.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_no_trace()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.Harness.Bus.Publish(new Failed(call), Cancellation);
        (await bus.Harness.Published.Any<Fault<Failed>>(Cancellation)).ShouldBeTrue();

        await using var store = bus.Store.Open();
        (await store.Messages.CountAsync(Cancellation)).ShouldBe(1);
        (await store.Calls.SingleAsync(Cancellation)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_failed_step_published_never_leaves()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.Harness.Bus.Publish(new Failed(call), Cancellation);
        (await bus.Harness.Published.Any<Fault<Failed>>(Cancellation)).ShouldBeTrue();

#pragma warning disable VSTHRD103 // Waiting for more to come takes a minute; a wait that is over takes what is there.
        bus.Harness.Published.Select<Rang>(new CancellationToken(canceled: true)).Count().ShouldBe(1);
#pragma warning restore VSTHRD103
    }

    [Fact]
    public async Task A_message_to_a_saga_that_does_not_exist_goes_where_the_machine_says()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();

        await bus.PublishAndWaitAsync(new Spoke(call, 1), call);

        (await bus.CallAsync(call)).ShouldBeNull();
        bus.Missed.ShouldBe([call]);
    }

    [Fact]
    public async Task A_saga_is_found_by_something_else_than_its_id()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.PublishAndWaitAsync(new Paged("+33612345678"), call);

        (await bus.CallAsync(call)).ShouldNotBeNull().CallerSpoke.ShouldBeTrue();
    }

    [Fact]
    public async Task A_finished_saga_is_removed()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.PublishAndWaitAsync(new Erased(call), call);

        (await bus.CallAsync(call)).ShouldBeNull();
    }

    [Fact]
    public async Task A_scheduled_message_comes_back()
    {
        await using var bus = await SagaBus.StartAsync(provider);
        var call = Guid.NewGuid();
        await bus.PublishAndWaitAsync(new Rang(call), call);

        await bus.Harness.Bus.Publish(new Slept(call), Cancellation);
        (await bus.Harness.Consumed.Any<Woke>(Cancellation)).ShouldBeTrue();

        (await bus.CallAsync(call)).ShouldNotBeNull().StreamingAttempts.ShouldBe(7);
    }
}
