namespace CallCenter.Platform.Configuration;

/// <summary>How severe a line of the log is; the names are those that the reference product's configuration uses.</summary>
public enum LogSeverity
{
    /// <summary>For following what the code does.</summary>
    Debug,

    /// <summary>What happened.</summary>
    Info,

    /// <summary>Another word for <see cref="Warning"/>.</summary>
    Warn,

    /// <summary>What should not happen but was dealt with.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,

    /// <summary>What brings everything down.</summary>
    Critical,
}
