using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Api.Errors;

/// <summary>Error answers, all in the shape of <see cref="ErrorBody"/>.</summary>
internal static class Answers
{
    public static JsonHttpResult<ErrorBody> Error(int status, string message, params IReadOnlyList<FieldProblem> details) =>
        TypedResults.Json(new ErrorBody(message, details), ApiJson.Options, statusCode: status);

    public static JsonHttpResult<ErrorBody> Invalid(params IReadOnlyList<FieldProblem> problems) => Error(
        StatusCodes.Status422UnprocessableEntity,
        problems.Count == 1 ? "the request has a problem" : $"the request has {problems.Count} problems",
        problems);

    public static JsonHttpResult<ErrorBody> NoSuchCall() => Error(StatusCodes.Status404NotFound, "there is no such call");

    public static JsonHttpResult<ErrorBody> NoSuchFailedMessage() => Error(StatusCodes.Status404NotFound, "there is no such failed message");
}
