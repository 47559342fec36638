using System.Data.Common;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Bench.Saga;

/// <summary>What the machine can do at most: a bus that keeps nothing, and transactions that say nothing.</summary>
internal static class Floors
{
    /// <summary>Messages per second through a bare MassTransit consumer in memory.</summary>
    public static async Task<double> BusAsync(int messages)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<TickConsumer>();
            bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
        });
        using var host = builder.Build();
        await host.StartAsync();
        var bus = host.Services.GetRequiredService<IBus>();
        var counter = new ReceiveCounter("Tick", messages);
        using var connected = new Connection(bus.ConnectReceiveObserver(counter));
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, messages),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (_, cancellationToken) => await bus.Publish(new Tick { CallId = Guid.NewGuid() }, cancellationToken));
        await counter.Done;
        var rate = messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await host.StopAsync();
        return rate;
    }

    /// <summary>Transactions per second of one row updated and one row inserted, on so many connections at once.</summary>
    public static async Task<double> TransactionsAsync(Func<DbConnection> open, int connections, int transactions)
    {
        await using (var first = open())
        {
            await first.OpenAsync();
            await ExecuteAsync(first, "CREATE TABLE floor_state (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)");
            await ExecuteAsync(first, "CREATE TABLE floor_event (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)");
            for (var id = 0; id < 1_000; id++)
                await ExecuteAsync(first, $"INSERT INTO floor_state VALUES ({id}, 0, '{new string('x', 500)}')");
        }

        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            await using var connection = open();
            await connection.OpenAsync();
            for (var i = number; i < transactions; i += connections)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await ExecuteAsync(connection, $"UPDATE floor_state SET version = version + 1, body = '{new string('y', 500)}' WHERE id = {i % 1_000}", transaction);
                await ExecuteAsync(connection, $"INSERT INTO floor_event VALUES ('{Guid.NewGuid()}', '{new string('z', 500)}')", transaction);
                await transaction.CommitAsync();
            }
        })));
        return transactions / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Numbers and letters of ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
