namespace CallCenter.Api.Errors;

/// <summary>
/// Refuses what a page of another site makes a browser send: the browser may hold a key to the API, or sit at the machine that needs
/// none. Clients that are no browsers send no <c>Origin</c>.
/// </summary>
internal sealed class OwnOrigin : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
            ? next(context)
            : ValueTask.FromResult<object?>(Answers.Error(StatusCodes.Status403Forbidden, "requests from pages of other sites are refused"));
    }
}
