using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Errors;

/// <summary>Gives every error answer that has no body yet the shape of <see cref="ErrorBody"/>, whoever refused the request.</summary>
internal sealed class UniformErrors : IStartupFilter
{
    private const string RetryAfterSeconds = "5";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = StatusOf,
            // A body that is too long or broken off is the client's matter, not an error of ours.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            AllowStatusCode404Response = true,
        });
        next(app);
    };

    // Where the store fails nothing was accepted, and it mostly is back within seconds: telephone service, Event Grid and scripts try again.
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException refused => refused.StatusCode,
        _ when StoreFailure.Of(exception) is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task WriteAsync(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Answers.Error(context.Response.StatusCode, Message(context.Response.StatusCode)).ExecuteAsync(context);
    }

    private static string Message(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "the request is not well formed",
        StatusCodes.Status401Unauthorized => "an API key is needed",
        StatusCodes.Status403Forbidden => "this API key does not allow that",
        StatusCodes.Status404NotFound => "there is nothing at this address",
        StatusCodes.Status405MethodNotAllowed => "this address does not take this method",
        StatusCodes.Status413PayloadTooLarge => "the body is too large",
        StatusCodes.Status503ServiceUnavailable => "the store cannot be used right now; nothing was accepted, repeat the request a little later",
        StatusCodes.Status415UnsupportedMediaType => "the body must be application/json in UTF-8",
        >= 500 => "the request failed; it is safe to repeat it with the same Idempotency-Key",
        _ => "the request was refused",
    };
}
