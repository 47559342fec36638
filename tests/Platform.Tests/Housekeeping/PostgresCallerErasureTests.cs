using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Housekeeping;

[Trait("Speed", "slow")]
public sealed class PostgresCallerErasureTests() : CallerErasureTests(DatabaseProvider.Postgresql)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_consumer_stores_at_the_very_moment_is_erased_too()
    {
        await using var house = await Household.CreateAsync(DatabaseProvider.Postgresql);
        var call = Traces.Call(house.DaysAgo(1));
        await house.StoreAsync(Traces.Everything(call));
        await using var consumer = house.Open();
        await using var transaction = await consumer.Database.BeginTransactionAsync(Cancellation);
        (await consumer.Conversations.SingleAsync(Cancellation)).Language = "fr-FR";
        consumer.Messages.Add(Traces.Said(call, 1));
        await consumer.SaveChangesAsync(Cancellation);

        // It cannot end before the consumer does: the consumer holds the conversation.
        var erasing = house.Erasure.EraseAsync(PhoneNumber.Parse(Traces.Number), Cancellation);
        await house.BlockedAsync();
        erasing.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync(Cancellation);

        (await erasing).Erased.Messages.ShouldBe(2);
        (await house.CountsAsync()).ShouldBeEmpty();
    }
}
