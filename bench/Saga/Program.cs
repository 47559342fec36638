using CallCenter.Bench.Saga;
using CallCenter.Testing;
using CallCenter.Testing.Servers;
using Microsoft.Data.Sqlite;
using Npgsql;

var events = args is ["--events", var given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 3_000;
int[] liveCalls = [1, 100, 10_000];

await Floors.BusAsync(events); // Once to warm up.
var bus = Report.Note("floor.bus.memory", await Floors.BusAsync(events * 4), "msg/s");
await MemoryLoad.MeasureAsync(1, events);
foreach (var calls in liveCalls)
{
    var rate = Report.Note($"saga.memory.{calls}", await MemoryLoad.MeasureAsync(calls, events * 4), "events/s");
    Report.Ratio($"saga.memory.{calls}/bus", rate / bus, 0.5);
}

using (var folder = new TempFolder())
{
    var floor = Report.Note("floor.transactions.sqlite", await Floors.TransactionsAsync(Sqlite(folder.PathOf("floor.db")), 1, events), "tx/s");
    await MeasureAsync("sqlite", [KeyValuePair.Create("CALLCENTER_DATA", (string?)folder.Path)], floor, null);
}

if ((PostgresInstallation.Missing ?? RabbitServer.Missing) is { } missing)
{
    Console.WriteLine($"postgresql+rabbitmq left out: {missing}");
    return;
}

await using var rabbit = await RabbitServer.StartAsync(CancellationToken.None);
await using var postgres = await PostgresServer.StartNewAsync(durable: true);
await using var database = await postgres.CreateDatabaseAsync();
await using var floorDatabase = await postgres.CreateDatabaseAsync();
using (var folder = new TempFolder())
{
    var floor = Report.Note(
        "floor.transactions.postgresql", await Floors.TransactionsAsync(() => new NpgsqlConnection(floorDatabase.ConnectionString), 16, events), "tx/s");
    await MeasureAsync(
        "postgresql+rabbitmq",
        [
            KeyValuePair.Create("CALLCENTER_DATA", (string?)folder.Path),
            KeyValuePair.Create("database:provider", (string?)"postgresql"),
            KeyValuePair.Create("database:connection_string", (string?)database.ConnectionString),
            KeyValuePair.Create("messaging:transport", (string?)"rabbitmq"),
            KeyValuePair.Create("messaging:rabbitmq:host", (string?)rabbit.Host),
            KeyValuePair.Create("messaging:rabbitmq:port", (string?)rabbit.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            KeyValuePair.Create("messaging:rabbitmq:username", (string?)rabbit.UserName),
            KeyValuePair.Create("messaging:rabbitmq:password", (string?)rabbit.Password),
        ],
        floor,
        0.6);
}

async Task MeasureAsync(string name, IEnumerable<KeyValuePair<string, string?>> settings, double floor, double? target)
{
    using var host = await BenchHost.StartAsync(settings, consumers => consumers.AddConsumer<TickConsumer>());
    var outbox = new OutboxLoad(host);
    await outbox.DeliveriesAsync(500);
    Report.Note($"outbox.deliveries.{name}", await outbox.DeliveriesAsync(events), "msg/s");
    var (median, worst) = await outbox.LatencyAsync(300);
    Report.Note($"outbox.latency.p50.{name}", median, "ms");
    Report.Note($"outbox.latency.p99.{name}", worst, "ms");
    await WarmAsync(host, events);
    foreach (var calls in liveCalls)
    {
        var load = new SagaLoad(host, calls);
        await load.PrepareAsync();
        var before = Environment.CpuUsage.TotalTime;
        var rate = Report.Note($"saga.{name}.{calls}", await load.MeasureAsync(events), "events/s");
        Report.Note($"saga.{name}.{calls}/cpu", (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / events, "us/event");
        if (target is { } least)
            Report.Ratio($"saga.{name}.{calls}/transactions", rate / floor, least);
        else
            Report.Note($"saga.{name}.{calls}/transactions", rate / floor, "x floor");
    }

    await host.StopAsync();
}

static async Task WarmAsync(Microsoft.Extensions.Hosting.IHost host, int events)
{
    var load = new SagaLoad(host, 100);
    await load.PrepareAsync();
    await load.MeasureAsync(events);
}

static Func<System.Data.Common.DbConnection> Sqlite(string path) => () =>
{
    var connection = new SqliteConnection($"Data Source={path}");
    connection.StateChange += (_, change) =>
    {
        if (change.CurrentState != System.Data.ConnectionState.Open)
            return;
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
        settings.ExecuteNonQuery();
    };
    return connection;
};
