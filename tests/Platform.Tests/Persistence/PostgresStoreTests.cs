using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CallCenter.Platform.Tests.Persistence;

[Trait("Speed", "slow")]
public sealed class PostgresStoreTests() : StoreTests(DatabaseProvider.Postgresql)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dispatchers_are_told_of_messages_at_their_commit_and_of_none_that_were_rolled_back()
    {
        await using var migrated = (PostgresTestStore)await TestStore.CreateAsync(DatabaseProvider.Postgresql);
        var told = new List<string>();
        await using var listener = new NpgsqlConnection(migrated.ConnectionString);
        listener.Notification += (_, notification) => told.Add($"{notification.Channel} by {notification.PID}");
        await listener.OpenAsync(Cancellation);
        await ExecuteAsync(listener, "LISTEN callcenter_outbox");

        await using var services = Services(migrated);
        await Should.ThrowAsync<TimeoutException>(() => CommitAsync(services, () => throw new TimeoutException()));

        await CommitAsync(
            services,
            () =>
            {
                told.ShouldBeEmpty();
                return Task.CompletedTask;
            });

        // Notifications arrive in the order of commits: one of what was rolled back would have come first.
        await listener.WaitAsync(Cancellation);
        await ExecuteAsync(listener, "SELECT 1");
        told.ShouldHaveSingleItem().ShouldStartWith("callcenter_outbox by ");
    }

    private static async Task CommitAsync(ServiceProvider services, Func<Task> end)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(
            async () =>
            {
                scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().AddRange(Outgoing(1), Outgoing(2));
                await end();
            },
            Cancellation);
    }

    [Fact]
    public async Task Works_about_different_things_run_side_by_side()
    {
        await using var migrated = await TestStore.CreateAsync(DatabaseProvider.Postgresql);
        await using var services = Services(migrated);
        var bothAreIn = new Barrier();

        await Task.WhenAll(RunAsync(), RunAsync());

        async Task RunAsync()
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(Guid.NewGuid(), bothAreIn.MeetAsync, Cancellation);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Lets two pass once both are there.</summary>
    private sealed class Barrier
    {
        private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int here;

        public Task MeetAsync()
        {
            if (Interlocked.Increment(ref here) == 2)
                met.SetResult();
            return met.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
        }
    }
}
