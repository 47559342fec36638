namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>A request whose signature, API version and JSON have been checked.</summary>
internal sealed record AcsRequest(HttpContext Http, string ApiVersion, AcsBody Body)
{
    public string Route(string name) => (string)Http.Request.RouteValues[name]!;
}
