namespace CallCenter.Platform.Configuration;

/// <summary>What a user of the REST API and the pages may do.</summary>
public enum ApiRole
{
    /// <summary>Place calls and read what came of them.</summary>
    Caller,

    /// <summary>All that a caller may, and take part in calls in progress.</summary>
    Supervisor,
}
