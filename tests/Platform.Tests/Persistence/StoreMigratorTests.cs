using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

public abstract class StoreMigratorTests(DatabaseProvider provider)
{
    private static readonly List<int> Versions = [.. Migration.In("Sqlite").Select(migration => migration.Version)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_databases_have_the_same_steps_each_under_a_number_of_its_own()
    {
        Migration.In("PostgreSql").Select(migration => migration.Name).ShouldBe(Migration.In("Sqlite").Select(migration => migration.Name));
        Versions.ShouldBeUnique();
    }

    [Fact]
    public async Task A_migrated_store_has_the_tables_columns_and_indexes_of_the_model()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await using var made = await TestStore.EmptyAsync(provider);
        await using var model = made.Open();
        await model.Database.EnsureCreatedAsync(Cancellation);
        await using var store = migrated.Open();

        var schema = await SchemaAsync(store);
        schema.Count.ShouldBeGreaterThan(80);
        schema.ShouldBe(await SchemaAsync(model), model.Database.GenerateCreateScript());
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        await using var empty = await TestStore.EmptyAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MigrateAsync(empty), Cancellation)));

        (await VersionsAsync(empty)).ShouldBe(Versions);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await using var migrated = await TestStore.CreateAsync(provider);
        await ExecuteAsync(migrated, "INSERT INTO schema_version VALUES (99, 'later', '')");

        (await Should.ThrowAsync<StoreVersionException>(() => MigrateAsync(migrated)))
            .Message.ShouldBe($"The store has version 99, but this version of the product knows only {Versions[^1]}.");
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_store_as_it_was()
    {
        await using var old = await OldStore.CreateAsync(provider);
        // In the way of the third table of the second migration.
        await ExecuteAsync(old, "CREATE TABLE dead_letters (Something INTEGER)");

        StoreFailure.Of(await Should.ThrowAsync<Exception>(() => MigrateAsync(old))).ShouldNotBeNull();

        (await VersionsAsync(old)).ShouldBe([1]);
        await ExecuteAsync(old, "DROP TABLE dead_letters");
        await MigrateAsync(old);
        (await VersionsAsync(old)).ShouldBe(Versions);
    }

    [Fact]
    public async Task A_store_of_the_version_before_is_brought_up_to_date_with_all_it_holds()
    {
        await using var old = await OldStore.CreateAsync(provider);

        await MigrateAsync(old);

        (await VersionsAsync(old)).ShouldBe(Versions);
        await using var store = old.Open();
        await OldStore.ShouldBeIntactAsync(store);
        store.Add(new OutboxRecord { MessageId = Guid.NewGuid(), DueAt = TimeProvider.System.GetUtcNow(), FreeAt = TimeProvider.System.GetUtcNow() });
        (await store.SaveChangesAsync(Cancellation)).ShouldBe(1);
    }

    /// <summary>Every column with its type and every index with its columns, one a line, in an order that does not depend on the database.</summary>
    private protected abstract Task<List<string>> SchemaAsync(CallCenterDbContext context);

    private static async Task MigrateAsync(TestStore store)
    {
        await using var context = store.Open();
        await StoreMigrator.MigrateAsync(context, TimeProvider.System, Cancellation);
    }

    private static async Task ExecuteAsync(TestStore store, string sql)
    {
        await using var context = store.Open();
        await context.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private static async Task<List<int>> VersionsAsync(TestStore store)
    {
        await using var context = store.Open();
        return await context.Database.SqlQueryRaw<int>("""SELECT version AS "Value" FROM schema_version ORDER BY version""").ToListAsync(Cancellation);
    }
}
