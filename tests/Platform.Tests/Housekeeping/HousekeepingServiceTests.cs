using System.Threading.Channels;
using CallCenter.Platform.Housekeeping;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Tests.Housekeeping;

public sealed class HousekeepingServiceTests
{
    [Fact]
    public async Task Old_rows_go_at_the_start_and_then_about_once_an_hour()
    {
        await using var house = await Household.CreateAsync();
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(91))));
        var log = new Lines();
        using var service = new HousekeepingService(house.Round, house.Ready, house.Clock, log);

        await service.StartAsync(TestContext.Current.CancellationToken);
        (await log.NextAsync()).ShouldBe("Information: Erased what is too old: 1 conversations, 1 calls, 10 rows in all");

        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(91))));
        house.Clock.Advance(TimeSpan.FromMinutes(59));
        (await house.CountsAsync())["calls"].ShouldBe(1);
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        (await log.NextAsync()).ShouldStartWith("Information: Erased what is too old: 1 conversations");
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_round_that_fails_is_told_and_the_next_one_makes_up_for_it()
    {
        await using var house = await Household.CreateAsync();
        await house.StoreAsync(Traces.Everything(Traces.Call(house.DaysAgo(91))));
        await house.ExecuteAsync("ALTER TABLE messages RENAME TO mislaid");
        var log = new Lines();
        using var service = new HousekeepingService(house.Round, house.Ready, house.Clock, log);

        await service.StartAsync(TestContext.Current.CancellationToken);
        (await log.NextAsync()).ShouldBe("Warning: Housekeeping failed and will try again within the hour or so");

        await house.ExecuteAsync("ALTER TABLE mislaid RENAME TO messages");
        house.Clock.Advance(TimeSpan.FromMinutes(70));
        (await log.NextAsync()).ShouldStartWith("Information: Erased what is too old: 1 conversations");
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Hands out what is logged, as it is logged.</summary>
    private sealed class Lines : ILogger<HousekeepingService>
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public async Task<string> NextAsync() => await lines.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Writer.TryWrite($"{logLevel}: {formatter(state, exception)}");
    }
}
