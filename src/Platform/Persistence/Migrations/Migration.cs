using System.Globalization;

namespace CallCenter.Platform.Persistence.Migrations;

/// <summary>One step of the schema: an embedded file <c>NNNN_name.sql</c> in the folder of its database.</summary>
internal sealed record Migration(int Version, string Name, string Resource)
{
    private const string Root = "CallCenter.Platform.Persistence.Migrations.";

    /// <summary>All migrations for a database, oldest first. The versions are the same for all databases.</summary>
    /// <param name="folder"><c>Sqlite</c> or <c>PostgreSql</c>.</param>
    public static IReadOnlyList<Migration> In(string folder)
    {
        var start = $"{Root}{folder}.";
        return
        [
            .. from resource in typeof(Migration).Assembly.GetManifestResourceNames()
               where resource.StartsWith(start, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
               let name = resource[start.Length..^".sql".Length]
               let version = int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture)
               orderby version
               select new Migration(version, name, resource),
        ];
    }

    /// <summary>The statements.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = typeof(Migration).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
