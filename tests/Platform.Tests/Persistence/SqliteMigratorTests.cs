using CallCenter.Platform.Persistence;
using CallCenter.Platform.Persistence.Migrations;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

public sealed class SqliteMigratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migrated_store_has_the_tables_columns_and_indexes_of_the_model()
    {
        using var migrated = await TestStore.CreateAsync();
        using var folder = new TempFolder();
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        PersistenceRegistration.UseSqliteFile(options, folder.PathOf("model.db"));
        await using var model = new CallCenterDbContext(options.Options);
        await model.Database.EnsureCreatedAsync(Cancellation);
        await using var store = migrated.Open();

        (await SchemaAsync(store)).ShouldBe(await SchemaAsync(model), model.Database.GenerateCreateScript());
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        using var folder = new TempFolder();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var options = new DbContextOptionsBuilder<CallCenterDbContext>();
            PersistenceRegistration.UseSqliteFile(options, folder.PathOf("store.db"));
            await using var context = new CallCenterDbContext(options.Options);
            await SqliteMigrator.MigrateAsync(context, TimeProvider.System, Cancellation);
        }, Cancellation)));

        var check = new DbContextOptionsBuilder<CallCenterDbContext>();
        PersistenceRegistration.UseSqliteFile(check, folder.PathOf("store.db"));
        await using var store = new CallCenterDbContext(check.Options);
        (await store.Database.SqlQuery<int>($"SELECT version AS Value FROM schema_version").ToListAsync(Cancellation)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        using var migrated = await TestStore.CreateAsync();
        await using var store = migrated.Open();
        await store.Database.ExecuteSqlAsync($"INSERT INTO schema_version VALUES (99, 'later', '')", Cancellation);

        (await Should.ThrowAsync<DataFolderException>(() => SqliteMigrator.MigrateAsync(store, TimeProvider.System, Cancellation)))
            .Message.ShouldStartWith("The store has version 99");
    }

    [Fact]
    public async Task A_change_based_on_an_old_version_is_refused()
    {
        using var migrated = await TestStore.CreateAsync();
        await using (var store = migrated.Open())
        {
            store.Add(new ConversationRecord { Id = Guid.NewGuid(), Initiation = SampleInitiation.Create() });
            await store.SaveChangesAsync(Cancellation);
        }

        await using var first = migrated.Open();
        await using var second = migrated.Open();
        var mine = await first.Conversations.SingleAsync(Cancellation);
        var theirs = await second.Conversations.SingleAsync(Cancellation);
        theirs.Language = "fr-FR";
        await second.SaveChangesAsync(Cancellation);
        mine.Language = "es-ES";

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
        theirs.Version.ShouldBe(1);
    }

    private static async Task<List<string>> SchemaAsync(CallCenterDbContext context)
    {
        var columns = await context.Database.SqlQuery<string>(
            $"""
            SELECT m.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' key=' || c.pk AS Value
            FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT IN ('schema_version', 'sqlite_sequence')
            """).ToListAsync(Cancellation);
        var indexes = await context.Database.SqlQuery<string>(
            $"""
            SELECT m.name || ' index ' || i.name || ' unique=' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) AS Value
            FROM sqlite_master m JOIN pragma_index_list(m.name) i
            WHERE m.type = 'table' AND m.name <> 'schema_version'
            """).ToListAsync(Cancellation);
        return [.. columns.Concat(indexes).Order(StringComparer.Ordinal)];
    }
}
