namespace CallCenter.Platform.Configuration;

/// <summary>What goes into the logs (<c>monitoring.logging</c>).</summary>
public sealed class LoggingOptions
{
    /// <summary>Least severity of our own lines.</summary>
    /// <value>Default <c>info</c>.</value>
    public LogSeverity AppLevel { get; set; } = LogSeverity.Info;

    /// <summary>Least severity of the lines of libraries.</summary>
    /// <value>Default <c>warning</c>.</value>
    public LogSeverity SysLevel { get; set; } = LogSeverity.Warning;

    /// <summary>Whether phone numbers and e-mail addresses are written out; they are masked otherwise.</summary>
    /// <value>Default false.</value>
    public bool ShowPersonalData { get; set; }
}
