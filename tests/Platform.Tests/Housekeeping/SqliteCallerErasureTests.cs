using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Housekeeping;

public sealed class SqliteCallerErasureTests() : CallerErasureTests(DatabaseProvider.Sqlite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_comes_between_makes_it_look_again()
    {
        await using var house = await Household.CreateAsync();
        var call = Traces.Call(house.DaysAgo(1));
        await house.StoreAsync(Traces.Everything(call));
        // As a consumer of another process on a server would; the embedded store would not let it in between.
        await house.ExecuteAsync(
            """
            CREATE TABLE once (done INTEGER);
            CREATE TRIGGER late AFTER DELETE ON messages WHEN NOT EXISTS (SELECT 1 FROM once)
            BEGIN UPDATE conversations SET Version = Version + 1; END;
            """);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => house.Erasure.EraseAsync(PhoneNumber.Parse(Traces.Number), Cancellation));
        (await house.CountsAsync()).Count.ShouldBe(10);

        await house.ExecuteAsync("INSERT INTO once VALUES (1)");
        (await house.Erasure.EraseAsync(PhoneNumber.Parse(Traces.Number), Cancellation)).Erased.Calls.ShouldBe(1);
    }
}
