namespace CallCenter.Api.Errors;

/// <summary>Gives every error answer that has no body yet the shape of <see cref="ErrorBody"/>, whoever refused the request.</summary>
internal sealed class UniformErrors : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = exception => exception is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError,
            // A body that is too long or broken off is the client's matter, not an error of ours.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            AllowStatusCode404Response = true,
        });
        next(app);
    };

    private static Task WriteAsync(HttpContext context) =>
        Answers.Error(context.Response.StatusCode, Message(context.Response.StatusCode)).ExecuteAsync(context);

    private static string Message(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "the request is not well formed",
        StatusCodes.Status401Unauthorized => "an API key is needed",
        StatusCodes.Status403Forbidden => "this API key does not allow that",
        StatusCodes.Status404NotFound => "there is nothing at this address",
        StatusCodes.Status405MethodNotAllowed => "this address does not take this method",
        StatusCodes.Status413PayloadTooLarge => "the body is too large",
        StatusCodes.Status415UnsupportedMediaType => "the body must be application/json in UTF-8",
        >= 500 => "the request failed; it is safe to repeat it with the same Idempotency-Key",
        _ => "the request was refused",
    };
}
