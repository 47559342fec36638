namespace CallCenter.Platform.Configuration;

/// <summary>Where the store is kept.</summary>
public enum DatabaseProvider
{
    /// <summary>A SQLite file in the data folder; for one process, or a few on one machine.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; for any number of processes.</summary>
    Postgresql,
}
