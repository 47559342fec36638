using CallCenter.Platform.Configuration;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Messaging;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Tests.Persistence;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Housekeeping;

/// <summary>A store with rows of all kinds, a clock that a test moves, and what keeps house there.</summary>
internal sealed class Household : IAsyncDisposable
{
    private readonly TestStore store;
    private readonly ServiceProvider services;

    private Household(TestStore store, RetentionOptions? retention, MessageTransport transport)
    {
        this.store = store;
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Options.Create(retention ?? new RetentionOptions()))
            .AddSingleton(Options.Create(new MessagingOptions { Transport = transport }))
            .AddTestStore(store)
            .AddSingleton<RetentionRound>()
            .AddSingleton<CallerErasure>()
            .AddSingleton<FailedMessages>()
            .BuildServiceProvider(validateScopes: true);
    }

    public ManualTimeProvider Clock { get; } = new();

    public RetentionRound Round => services.GetRequiredService<RetentionRound>();

    public CallerErasure Erasure => services.GetRequiredService<CallerErasure>();

    public FailedMessages Failed => services.GetRequiredService<FailedMessages>();

    /// <summary>A store that can be used.</summary>
    public StoreReady Ready { get; } = new();

    public static async Task<Household> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, RetentionOptions? retention = null, MessageTransport transport = MessageTransport.InMemory)
    {
        var house = new Household(await TestStore.CreateAsync(provider), retention, transport);
        house.Ready.Open();
        return house;
    }

    public DateTimeOffset DaysAgo(double days) => Clock.GetUtcNow() - TimeSpan.FromDays(days);

    public CallCenterDbContext Open() => store.Open();

    public async Task StoreAsync(params IEnumerable<object> rows)
    {
        await using var context = Open();
        context.AddRange(rows);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var context = Open();
        await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    /// <summary>Returns once somebody waits on PostgreSQL for what somebody else holds.</summary>
    public async Task BlockedAsync()
    {
        await using var context = Open();
        while (!await context.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS \"Value\"")
            .SingleAsync(TestContext.Current.CancellationToken))
        {
            // The server knows it the moment it is so; there is nothing to be told by.
        }
    }

    /// <summary>How many rows each table has, those that are empty left out.</summary>
    public async Task<Dictionary<string, int>> CountsAsync()
    {
        await using var context = Open();
        var cancellation = TestContext.Current.CancellationToken;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["calls"] = await context.Calls.CountAsync(cancellation),
            ["requests"] = await context.CallRequests.CountAsync(cancellation),
            ["conversations"] = await context.Conversations.CountAsync(cancellation),
            ["messages"] = await context.Messages.CountAsync(cancellation),
            ["claim changes"] = await context.ClaimChanges.CountAsync(cancellation),
            ["turns"] = await context.Turns.CountAsync(cancellation),
            ["usage"] = await context.Usage.CountAsync(cancellation),
            ["effects"] = await context.Effects.CountAsync(cancellation),
            ["outbox"] = await context.Outbox.CountAsync(cancellation),
            ["inbox"] = await context.Inbox.CountAsync(cancellation),
            ["letters"] = await context.DeadLetters.CountAsync(cancellation),
        };
        return counts.Where(count => count.Value > 0).ToDictionary(StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }
}
