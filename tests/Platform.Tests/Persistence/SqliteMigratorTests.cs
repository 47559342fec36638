using CallCenter.Platform.Persistence;
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
