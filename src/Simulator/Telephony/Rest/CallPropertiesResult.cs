using CallCenter.Simulator.Telephony.Calls;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Writes the properties of a call as they are when the response is written: a repeated request sees the current state.</summary>
internal sealed class CallPropertiesResult(Call call, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var properties = await call.Loop.AskAsync(call.Properties);
        httpContext.Response.Headers["X-Microsoft-Skype-Chain-ID"] = call.Identity.CorrelationId;
        await Results.Json(properties, statusCode: status).ExecuteAsync(httpContext);
    }
}
