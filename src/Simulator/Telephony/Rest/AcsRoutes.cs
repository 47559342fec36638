namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Maps operations that are signed with the access key of the resource.</summary>
internal static class AcsRoutes
{
    public static void MapSigned(
        this IEndpointRouteBuilder app, string method, string pattern, string[] versions, Func<AcsRequest, Task<IResult>> operation)
    {
        var door = app.ServiceProvider.GetRequiredService<AcsFrontDoor>();
        app.MapMethods(pattern, [method], (RequestDelegate)(http => door.HandleAsync(http, versions, operation)));
    }
}
