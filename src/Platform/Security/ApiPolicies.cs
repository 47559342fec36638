namespace CallCenter.Platform.Security;

/// <summary>Names of the authorization policies of the REST API and the pages, for <c>RequireAuthorization(…)</c>.</summary>
public static class ApiPolicies
{
    /// <summary>May place calls and read what came of them.</summary>
    public const string Caller = "caller";

    /// <summary>May take part in calls in progress.</summary>
    public const string Supervisor = "supervisor";
}
