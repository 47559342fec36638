using CallCenter.Platform.Configuration;
using CallCenter.Platform.Messaging.Outbox;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Persistence;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Messaging.Durable;

/// <summary>What dispatchers may count on, whichever database the rows are in.</summary>
public abstract class OutboxTableTests(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();
    private readonly Guid _call = Guid.NewGuid();
    private TestStore _store = null!;
    private ServiceProvider _services = null!;
    private OutboxTable _table = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.CreateAsync(provider);
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddTestStore(_store).BuildServiceProvider(validateScopes: true);
        _table = new OutboxTable(_services.GetRequiredService<IServiceScopeFactory>(), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_taken_is_taken_by_one_until_its_lease_runs_out()
    {
        await AddAsync(1, 2);

        (await ClaimAsync()).Select(Number).ShouldBe([1, 2]);
        (await ClaimAsync()).ShouldBeEmpty();
        _time.Advance(Lease);
        (await ClaimAsync()).Select(Number).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_is_not_due_is_not_taken_and_says_when_it_will_be()
    {
        await AddAsync(Row(1, due: _time.GetUtcNow().AddMinutes(5)));

        (await ClaimAsync()).ShouldBeEmpty();
        (await _table.UntilNextAsync(Cancellation)).ShouldBe(TimeSpan.FromMinutes(5));
        _time.Advance(TimeSpan.FromMinutes(5));
        (await ClaimAsync()).Select(Number).ShouldBe([1]);
    }

    [Fact]
    public async Task A_message_waits_for_an_earlier_one_of_its_call_that_could_not_be_sent()
    {
        await AddAsync(1);
        var failed = await ClaimAsync();
        await _table.PostponeAsync([failed[0].Id], TimeSpan.FromSeconds(30), failed[0].FreeAt, Cancellation);
        await AddAsync(2);
        await AddAsync(Row(3, call: Guid.NewGuid()));

        (await ClaimAsync()).Select(Number).ShouldBe([3]);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await ClaimAsync()).Select(Number).ShouldBe([1]);
        (await ClaimAsync(done: [failed[0].Id])).Select(Number).ShouldBe([2]);
    }

    [Fact]
    public async Task A_message_does_not_wait_for_a_time_out_of_its_call_that_is_not_due()
    {
        var timeout = Row(1, due: _time.GetUtcNow().AddHours(1));
        timeout.Token = Guid.NewGuid();
        await AddAsync(timeout);
        await AddAsync(2);

        (await ClaimAsync()).Select(Number).ShouldBe([2]);
    }

    [Fact]
    public async Task A_message_waits_for_an_earlier_one_that_was_written_by_a_process_whose_clock_is_ahead()
    {
        var ahead = Row(1, due: _time.GetUtcNow().AddSeconds(3));
        await AddAsync(ahead);
        await AddAsync(2);

        (await ClaimAsync()).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(3));
        (await ClaimAsync()).Select(Number).ShouldBe([1]);
        (await ClaimAsync(done: [ahead.Id])).Select(Number).ShouldBe([2]);
    }

    [Fact]
    public async Task What_somebody_else_has_taken_meanwhile_is_not_postponed()
    {
        await AddAsync(1);
        var mine = await ClaimAsync();
        _time.Advance(Lease);
        var theirs = await ClaimAsync();

        await _table.PostponeAsync([mine[0].Id], TimeSpan.FromSeconds(30), mine[0].FreeAt, Cancellation);

        await using var store = _store.Open();
        (await store.Outbox.SingleAsync(Cancellation)).ShouldSatisfyAllConditions(
            row => row.FreeAt.ShouldBe(theirs[0].FreeAt),
            row => row.Attempts.ShouldBe(0));
    }

    [Fact]
    public async Task What_was_claimed_and_is_not_under_way_is_let_go_of()
    {
        await AddAsync(1, 2);
        var claimed = await ClaimAsync();

        await _table.ReleaseAsync(except: [claimed[0].Id], Cancellation);

        (await _table.ClaimAsync(10, Lease, waitsForEarlier: false, [], Cancellation)).Select(Number).ShouldBe([2]);
    }

    [Fact]
    public async Task What_is_done_with_goes_with_the_next_claim()
    {
        await AddAsync(1, 2);
        var claimed = await ClaimAsync();

        (await ClaimAsync(done: [claimed[0].Id])).ShouldBeEmpty();

        await using var store = _store.Open();
        Number(await store.Outbox.SingleAsync(Cancellation)).ShouldBe(2);
    }

    private static int Number(OutboxRecord row) => int.Parse(row.Body, System.Globalization.CultureInfo.InvariantCulture);

    private Task<IReadOnlyList<OutboxRecord>> ClaimAsync(params long[] done) =>
        _table.ClaimAsync(10, Lease, waitsForEarlier: true, done, Cancellation);

    private Task AddAsync(params int[] numbers) => AddAsync([.. numbers.Select(number => Row(number))]);

    private async Task AddAsync(params OutboxRecord[] rows)
    {
        await using var store = _store.Open();
        store.AddRange(rows);
        await store.SaveChangesAsync(Cancellation);
    }

    private OutboxRecord Row(int number, DateTimeOffset? due = null, Guid? call = null) => new()
    {
        MessageId = Guid.NewGuid(),
        CallId = call ?? _call,
        DueAt = due ?? _time.GetUtcNow(),
        FreeAt = due ?? _time.GetUtcNow(),
        Destination = "queue:nowhere",
        Body = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
