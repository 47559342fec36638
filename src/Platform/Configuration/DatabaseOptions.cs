using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CallCenter.Platform.Configuration;

/// <summary>The store (<c>database</c>).</summary>
[Section("database", "cosmos_db")]
public sealed class DatabaseOptions : ICheckedSettings
{
    private const string ExpectedConnection = "Host=…;Database=…;Username=…;Password=…";

    /// <summary>Where the store is kept.</summary>
    /// <value>Default <c>sqlite</c>.</value>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How to reach the server, in the words of Npgsql (https://www.npgsql.org/doc/connection-string-parameters.html); null with SQLite.</summary>
    /// <value>Required with <c>postgresql</c>, for example <c>Host=db.example.com;Database=callcenter;Username=callcenter;Password=…</c>.</value>
    [Secret]
    public string? ConnectionString { get; set; }

    /// <summary>Folder that the store and the keys drawn on this machine live in; made when it is not there.</summary>
    /// <value>Default <c>./data</c>; the environment variable <c>CALLCENTER_DATA</c> goes before it.</value>
    public string DataFolder { get; set; } = "data";

    /// <summary>The settings as they are while the host is being built, problems left aside: the host names those when it starts.</summary>
    internal static DatabaseOptions Of(IConfiguration configuration)
    {
        var options = new DatabaseOptions();
        new SettingsReader([]).Read(options, configuration);
        return options;
    }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        // Whoever names a server means it: a store in a file instead would be noticed when it is too late.
        if (Provider == DatabaseProvider.Sqlite && ConnectionString is not null)
            report("connection_string", "is for a server, expected provider: postgresql beside it");
        if (Provider == DatabaseProvider.Postgresql && ConnectionString is null)
            report("connection_string", $"is missing, expected {ExpectedConnection}");
        if (Provider == DatabaseProvider.Postgresql && ConnectionString is not null && !NamesHost(ConnectionString))
            report("connection_string", $"the value will not do, expected {ExpectedConnection}");
    }

    private static bool NamesHost(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 };
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The error would repeat a part of the value, which may be the password.
            return false;
        }
    }
}
