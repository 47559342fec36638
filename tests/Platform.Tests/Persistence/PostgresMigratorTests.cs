using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

[Trait("Speed", "slow")]
public sealed class PostgresMigratorTests() : StoreMigratorTests(DatabaseProvider.Postgresql)
{
    private protected override async Task<List<string>> SchemaAsync(CallCenterDbContext context)
    {
        var columns = await context.Database.SqlQuery<string>(
            $"""
            SELECT table_name || '.' || column_name || ' ' || data_type || ' null=' || is_nullable
                || ' default=' || COALESCE(column_default, '') || ' identity=' || COALESCE(identity_generation, '') AS "Value"
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'schema_version'
            """).ToListAsync(TestContext.Current.CancellationToken);

        // The index of a primary key is named otherwise than Entity Framework would name it, and nobody minds.
        var indexes = await context.Database.SqlQuery<string>(
            $"""
            SELECT i.indrelid::regclass || ' index ' || CASE WHEN i.indisprimary THEN 'primary' ELSE i.indexrelid::regclass::text END
                || ' unique=' || i.indisunique || ' ' || substring(pg_get_indexdef(i.indexrelid) FROM 'USING.*') AS "Value"
            FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'schema_version'
            """).ToListAsync(TestContext.Current.CancellationToken);
        return [.. columns.Concat(indexes).Order(StringComparer.Ordinal)];
    }
}
