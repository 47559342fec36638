using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>What the services count on, whichever database the store is kept in.</summary>
public abstract class StoreTests(DatabaseProvider provider)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_based_on_an_old_version_is_refused()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await using (var store = migrated.Open())
        {
            store.Add(new ConversationRecord { Id = Guid.NewGuid(), Initiation = SampleInitiation.Create() });
            await store.SaveChangesAsync(Cancellation);
        }

        await using var first = migrated.Open();
        await using var second = migrated.Open();
        var mine = await first.Conversations.SingleAsync(Cancellation);
        var theirs = await second.Conversations.SingleAsync(Cancellation);
        theirs.Language = "fr-FR";
        await second.SaveChangesAsync(Cancellation);
        mine.Language = "es-ES";

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
        theirs.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_written_together_are_numbered_in_the_order_in_which_they_were_added()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await using var store = migrated.Open();

        store.Outbox.AddRange(Enumerable.Range(0, 100).Select(i => Outgoing(i)));
        await store.SaveChangesAsync(Cancellation);

        (await store.Outbox.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Attempts).ToListAsync(Cancellation))
            .ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Any_text_can_be_stored_and_looked_for()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        foreach (var (text, stored) in new[] { ("a\0b", "a\uFFFDb"), ("half \uD83D of a pair", "half \uFFFD of a pair"), ("\uD83D\uDE00 \u00E9 \u4F60", "\uD83D\uDE00 \u00E9 \u4F60") })
        {
            await using var store = migrated.Open();
            store.Add(new MessageRecord { SourceId = Guid.NewGuid(), Content = text, ToolCalls = [new ToolCall("1", text, text, text)] });
            await store.SaveChangesAsync(Cancellation);

            (await store.Messages.AsNoTracking().Where(message => message.Content == text).Select(message => message.Content).SingleAsync(Cancellation))
                .ShouldBe(stored);
            (await store.Messages.CountAsync(message => message.Content.Contains(text), Cancellation)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_a_turn_wrote_into_a_claim_is_kept_to_the_tick_and_only_once()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        var (conversation, call, session) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var at = new DateTimeOffset(2026, 11, 22, 10, 30, 0, 123, TimeSpan.FromHours(1)).AddTicks(7);
        await using (var store = migrated.Open())
        {
            store.AddRange(Row(0, null, null), Row(1, "caller_name", "Ad\0a"), Row(2, "caller_name", "Ada"));
            await store.SaveChangesAsync(Cancellation);
        }

        await using (var store = migrated.Open())
        {
            (await store.ClaimChanges.AsNoTracking().Where(row => row.ConversationId == conversation).OrderBy(row => row.Position).ToListAsync(Cancellation))
                .Select(row => (row.CallId, row.TurnId, row.ChangedAt, row.Field, row.Value))
                .ShouldBe(
                [
                    (call, new TurnId(session, 4), at.ToUniversalTime(), null, null),
                    (call, new TurnId(session, 4), at.ToUniversalTime(), "caller_name", "Ad\uFFFDa"),
                    (call, new TurnId(session, 4), at.ToUniversalTime(), "caller_name", "Ada"),
                ]);
        }

        await using var again = migrated.Open();
        again.Add(Row(2, "caller_name", "Ada"));
        StoreConflict.Is(await Should.ThrowAsync<DbUpdateException>(() => again.SaveChangesAsync(Cancellation))).ShouldBeTrue();

        ClaimChangeRecord Row(int position, string? field, string? value) => new()
        {
            ConversationId = conversation, CallId = call, SourceId = session, TurnIndex = 4, Position = position, ChangedAt = at, Field = field, Value = value,
        };
    }

    [Fact]
    public async Task What_was_not_heard_in_a_turn_is_kept_with_it()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        UnheardWords[] unheard =
        [
            new() { CreatedAt = new DateTimeOffset(2026, 11, 22, 9, 30, 0, 123, TimeSpan.Zero).AddTicks(7), Language = "fr-FR", Message = 1, Generated = "Il était une fois, « l’été ».", Sent = "Il était" },
            new() { CreatedAt = DateTimeOffset.UnixEpoch, Language = "en-US", Generated = "Nothing of it.", Sent = "" },
        ];
        await using (var store = migrated.Open())
        {
            store.Add(new TurnRecord { SessionId = Guid.NewGuid(), Index = 3, CallId = Guid.NewGuid(), Unheard = [.. unheard] });
            await store.SaveChangesAsync(Cancellation);
        }

        await using var read = migrated.Open();
        (await read.Turns.AsNoTracking().SingleAsync(Cancellation)).Unheard.ShouldBe(unheard);
    }

    [Fact]
    public async Task A_transaction_that_fails_writes_nothing_even_of_what_was_saved_in_it()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await using var services = Services(migrated);
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();

        await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                store.Add(Outgoing(1));
                await store.SaveChangesAsync(Cancellation);
                throw new InvalidOperationException("as the test wants");
            },
            Cancellation));

        await using var after = migrated.Open();
        (await after.Outbox.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Works_about_one_thing_run_one_after_the_other_in_all_processes()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        var id = Guid.NewGuid();
        await using (var store = migrated.Open())
        {
            store.Add(new CallState { CorrelationId = id, Initiation = SampleInitiation.Create() });
            await store.SaveChangesAsync(Cancellation);
        }

        // Services of its own for each: that is what another process has. Without the lock one of two would be refused.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var services = Services(migrated);
            for (var i = 0; i < 5; i++)
            {
                await using var scope = services.CreateAsyncScope();
                var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
                await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
                    id,
                    async () => (await store.Calls.SingleAsync(Cancellation)).LanguageAttempts++,
                    Cancellation);
            }
        }, Cancellation)));

        await using var after = migrated.Open();
        (await after.Calls.SingleAsync(Cancellation)).ShouldSatisfyAllConditions(
            call => call.LanguageAttempts.ShouldBe(40),
            call => call.Version.ShouldBe(40));
    }

    [Fact]
    public async Task A_key_cannot_be_held_without_a_transaction()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await using var store = migrated.Open();

        await Should.ThrowAsync<InvalidOperationException>(() => store.HoldAsync(Guid.NewGuid(), Cancellation));
    }

    private protected static OutboxRecord Outgoing(int attempts) => new() { MessageId = Guid.NewGuid(), FreeAt = DateTimeOffset.UnixEpoch, Attempts = attempts };

    private protected static ServiceProvider Services(TestStore store) => new ServiceCollection()
        .AddTestStore(store)
        .BuildServiceProvider(validateScopes: true);
}
