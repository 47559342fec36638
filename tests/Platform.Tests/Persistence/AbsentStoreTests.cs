using System.Net;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using CallCenter.Testing.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A service whose server cannot be used at the start.</summary>
[Trait("Speed", "slow")]
public sealed class AbsentStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StartClock clock = new();
    private readonly StartLog log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        if (PostgresInstallation.Missing is { } reason)
            Assert.Skip(reason);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_server_that_comes_up_later_is_waited_for_while_the_service_is_alive()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var database = await server.CreateDatabaseAsync();
        await server.StopAsync();
        await using var service = await StartAsync(database.ConnectionString);

        (await clock.NextDelayAsync()).ShouldBe(TimeSpan.FromMilliseconds(500));
        (await StatusAsync(service, "liveness")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await server.StartAsync();
        var ready = service.Services.GetRequiredService<StoreReady>();
        ready.IsReady.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(500));
        await ready.WaitAsync(Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation);

        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.OK);
        await using var store = await service.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(Cancellation);
        (await store.Calls.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_goes_away_later_turns_the_readiness_red_until_it_is_back()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var service = await StartAsync(database.ConnectionString);
        await service.Services.GetRequiredService<StoreReady>().WaitAsync(Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation);
        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.OK);

        await server.KillAsync();
        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(service, "liveness")).ShouldBe(HttpStatusCode.OK);

        await server.StartAsync();
        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_waits_grow_to_ten_seconds_and_each_is_told_in_one_line()
    {
        await using var service = await StartAsync("Host=/nowhere;Database=callcenter;Username=callcenter;Password=hush");

        var waits = new List<double>();
        while (waits.Count < 7)
        {
            var wait = await clock.NextDelayAsync();
            waits.Add(wait.TotalSeconds);
            clock.Advance(wait);
        }

        waits.ShouldBe([0.5, 1, 2, 4, 8, 10, 10]);
        log.Warnings.Take(2).ShouldBe(
            [
                "The store cannot be used yet, trying again in 0.5 s: Failed to connect to /nowhere/.s.PGSQL.5432, Cannot assign requested address",
                "The store cannot be used yet, trying again in 1 s: Failed to connect to /nowhere/.s.PGSQL.5432, Cannot assign requested address",
            ]);
    }

    [Theory]
    [InlineData("Password", "wrong-secret", "28P01: password authentication failed for user \"tester\"")]
    [InlineData("Database", "nowhere", "3D000: database \"nowhere\" does not exist")]
    public async Task What_somebody_has_to_mend_is_named_without_secrets(string key, string value, string reason)
    {
        var connection = new NpgsqlConnectionStringBuilder((await PostgresServer.SharedAsync()).ConnectionStringOf("postgres")) { [key] = value };
        await using var service = await StartAsync(connection.ConnectionString);

        await clock.NextDelayAsync();

        log.Warnings.ShouldBe([$"The store cannot be used yet, trying again in 0.5 s: {reason}"]);
        service.Services.GetRequiredService<StoreReady>().Problem.ShouldBe(reason);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_never_ready()
    {
        await using var newer = (PostgresTestStore)await TestStore.CreateAsync(DatabaseProvider.Postgresql);
        await using (var store = newer.Open())
            await store.Database.ExecuteSqlAsync($"INSERT INTO schema_version VALUES (99, 'later', '')", Cancellation);
        await using var service = await StartAsync(newer.ConnectionString);

        await clock.NextDelayAsync();

        service.Services.GetRequiredService<StoreReady>().IsReady.ShouldBeFalse();
        (await StatusAsync(service, "readiness")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        log.Warnings.ShouldHaveSingleItem().ShouldEndWith($"The store has version 99, but this version of the product knows only {Migration.In("PostgreSql")[^1].Version}.");
    }

    [Fact]
    public async Task A_service_that_waits_for_its_store_stops_when_it_is_told_to()
    {
        await using var service = await StartAsync("Host=/nowhere;Database=callcenter");
        await clock.NextDelayAsync();

        await service.StopAsync(Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        log.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<HttpStatusCode> StatusAsync(WebApplication service, string check)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{service.Urls.Single()}/health/{check}"), Cancellation);
        return answer.StatusCode;
    }

    private async Task<WebApplication> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            [new("database:provider", "postgresql"), new("database:connection_string", connectionString)]);
        builder.Logging.AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSettings<DatabaseOptions>();
        builder.AddPersistence();
        builder.AddCallCenterHealth();
        var service = builder.Build();
        service.UseRouting();
        service.MapCallCenterHealth();
        await service.StartAsync(Cancellation);
        return service;
    }
}
