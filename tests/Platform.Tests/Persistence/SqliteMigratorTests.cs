using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

public sealed class SqliteMigratorTests() : StoreMigratorTests(DatabaseProvider.Sqlite)
{
    private protected override async Task<List<string>> SchemaAsync(CallCenterDbContext context)
    {
        var columns = await context.Database.SqlQuery<string>(
            $"""
            SELECT m.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' key=' || c.pk AS Value
            FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT IN ('schema_version', 'sqlite_sequence')
            """).ToListAsync(TestContext.Current.CancellationToken);
        var indexes = await context.Database.SqlQuery<string>(
            $"""
            SELECT m.name || ' index ' || i.name || ' unique=' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) AS Value
            FROM sqlite_master m JOIN pragma_index_list(m.name) i
            WHERE m.type = 'table' AND m.name <> 'schema_version'
            """).ToListAsync(TestContext.Current.CancellationToken);
        return [.. columns.Concat(indexes).Order(StringComparer.Ordinal)];
    }
}
