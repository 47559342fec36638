using CallCenter.Platform.Effects;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;

namespace CallCenter.Platform.Tests.Effects;

public sealed class EffectLedgerTests : IAsyncLifetime
{
    private readonly Guid call = Guid.NewGuid();
    private readonly ManualTimeProvider time = new();
    private readonly TempFolder folder = new();
    private LedgerProcess process = null!;

    public async ValueTask InitializeAsync() => process = await LedgerProcess.StartAsync(folder.Path, time);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_new_effect_is_written_down_before_it_is_brought_about()
    {
        using var effect = await process.BeginAsync(call);

        effect.Standing.ShouldBe(EffectStanding.New);
        effect.IsDue.ShouldBeTrue();
        var row = (await process.RowsAsync(call)).ShouldHaveSingleItem();
        row.Intent.ShouldBe("place");
        row.Attempt.ShouldBe(1);
        row.Outcome.ShouldBe(EffectOutcome.Intended);
        row.IntendedAt.ShouldBe(time.GetUtcNow());
        row.SettledAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_settled_effect_is_not_to_be_done_again()
    {
        using (var effect = await process.BeginAsync(call))
            await effect.DoneAsync("leg-1");
        time.Advance(TimeSpan.FromDays(1));

        using var again = await process.BeginAsync(call);

        again.Standing.ShouldBe(EffectStanding.Done);
        again.IsDue.ShouldBeFalse();
        again.Reference.ShouldBe("leg-1");
        again.SettledAt.ShouldBe(time.GetUtcNow() - TimeSpan.FromDays(1));
        (await process.RowsAsync(call)).ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Done);
    }

    [Fact]
    public async Task A_refused_effect_is_not_tried_again_and_its_reason_is_kept()
    {
        using (var effect = await process.BeginAsync(call))
            await effect.RefusedAsync("400 8523");

        using var again = await process.BeginAsync(call);

        again.Standing.ShouldBe(EffectStanding.Refused);
        again.Reference.ShouldBe("400 8523");
        (await process.RowsAsync(call)).ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Refused);
    }

    [Fact]
    public async Task A_try_of_a_process_that_died_is_repeated_as_the_same_request_and_settled_with_the_repetition()
    {
        var begun = time.GetUtcNow();
        await using var dead = await LedgerProcess.StartAsync(folder.Path, time);
        _ = await dead.BeginAsync(call);
        time.Advance(TimeSpan.FromMinutes(2));

        using var again = await process.BeginAsync(call);
        await again.DoneAsync("leg-1");

        again.Standing.ShouldBe(EffectStanding.Repeatable);
        again.Attempt.ShouldBe(2);
        again.FirstIntendedAt.ShouldBe(begun);
        (await process.RowsAsync(call)).Select(row => (row.Attempt, row.Outcome, row.Reference))
            .ShouldBe([(1, EffectOutcome.Done, "leg-1"), (2, EffectOutcome.Done, "leg-1")]);
    }

    [Fact]
    public async Task A_try_that_the_other_side_may_have_forgotten_is_not_repeated_however_lately_it_was_tried_again()
    {
        using (await process.BeginAsync(call))
            time.Advance(LedgerProcess.Known - TimeSpan.FromSeconds(1));
        using (var second = await process.BeginAsync(call))
            second.Standing.ShouldBe(EffectStanding.Repeatable);
        time.Advance(TimeSpan.FromSeconds(1));

        using var third = await process.BeginAsync(call);

        third.Standing.ShouldBe(EffectStanding.Doubtful);
        third.IsDue.ShouldBeFalse();
        (await process.RowsAsync(call)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_the_other_side_knows_no_repetition_an_unsettled_try_is_in_doubt_at_once()
    {
        using (await process.BeginAsync(call, known: TimeSpan.Zero))
        {
        }

        using var again = await process.BeginAsync(call, known: TimeSpan.Zero);

        again.Standing.ShouldBe(EffectStanding.Doubtful);
    }

    [Fact]
    public async Task A_try_that_never_left_is_taken_back()
    {
        using (var effect = await process.BeginAsync(call))
            await effect.WithdrawAsync();
        time.Advance(TimeSpan.FromDays(1));

        using var again = await process.BeginAsync(call);

        again.Standing.ShouldBe(EffectStanding.New);
        again.FirstIntendedAt.ShouldBe(time.GetUtcNow());
    }

    [Fact]
    public async Task Two_deliveries_at_once_are_one_effect()
    {
        var first = await process.BeginAsync(call);
        var second = process.BeginAsync(call);

        second.IsCompleted.ShouldBeFalse();
        await first.DoneAsync("leg-1");
        first.Dispose();

        using var known = await second;
        known.Standing.ShouldBe(EffectStanding.Done);
        known.Reference.ShouldBe("leg-1");
    }

    [Fact]
    public async Task Effects_of_other_calls_and_other_intents_do_not_wait()
    {
        using var first = await process.BeginAsync(call);
        using var transfer = await process.BeginAsync(call, "transfer-1");
        using var other = await process.BeginAsync(Guid.NewGuid());

        transfer.Standing.ShouldBe(EffectStanding.New);
        other.Standing.ShouldBe(EffectStanding.New);
    }

    [Fact]
    public async Task An_effect_is_not_brought_about_within_a_transaction() =>
        await process.InTransactionAsync(async ledger =>
            await Should.ThrowAsync<InvalidOperationException>(() =>
                ledger.BeginAsync(call, "place", LedgerProcess.Known, TestContext.Current.CancellationToken)));
}
