using System.Globalization;
using CallCenter.Api.Errors;
using CallCenter.Platform.Messaging.Failures;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Messages = CallCenter.Platform.Messaging.FailedMessages;

namespace CallCenter.Api.FailedMessages;

/// <summary><c>/errors</c>: messages that no consumer could be made to take. 202 means that the message is on its way again.</summary>
internal static class FailedMessageEndpoints
{
    public static void MapFailedMessages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/errors", ListAsync)
            .WithName("ListFailedMessages").WithSummary("Lists failed messages, newest first.")
            .Produces<IReadOnlyList<FailedMessageResource>>()
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/errors/{id:long}", GetAsync)
            .WithName("GetFailedMessage").WithSummary("Reads a failed message with its body.")
            .Produces<FailedMessageDetails>()
            .Produces<ErrorBody>(StatusCodes.Status404NotFound);
        routes.MapPost("/errors/{id:long}/replay", ReplayAsync)
            .WithName("ReplayFailedMessage").WithSummary("Sends a failed message once more, to the endpoint that it failed on.")
            .Produces<ReplayedResource>(StatusCodes.Status202Accepted)
            .Produces<ErrorBody>(StatusCodes.Status404NotFound)
            .Produces<ErrorBody>(StatusCodes.Status409Conflict);
        routes.MapPost("/errors/replay", ReplayAllAsync)
            .WithName("ReplayFailedMessages").WithSummary("Sends all failed messages once more, those of one call or of all.")
            .Produces<ReplayedResource>(StatusCodes.Status202Accepted)
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);
        routes.MapDelete("/errors/{id:long}", DeleteAsync)
            .WithName("DeleteFailedMessage").WithSummary("Throws a failed message away.")
            .Produces(StatusCodes.Status204NoContent)
            .Produces<ErrorBody>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        [FromQuery(Name = "call_id")] string? callId,
        [FromQuery(Name = "page")] string? page,
        [FromQuery(Name = "page_size")] string? pageSize,
        HttpContext context,
        FailedMessageReader reader,
        CancellationToken cancellationToken)
    {
        var query = FailedMessageQuery.Read(callId, page, pageSize, out var problems);
        if (problems.Count > 0)
            return Answers.Invalid(problems);

        var (messages, total) = await reader.PageAsync(query, cancellationToken);
        context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        if ((long)query.Page * query.PageSize < total)
            context.Response.Headers.Link = $"</errors{query.Next}>; rel=\"next\"";
        return TypedResults.Ok(messages);
    }

    private static async Task<Results<Ok<FailedMessageDetails>, JsonHttpResult<ErrorBody>>> GetAsync(
        long id, FailedMessageReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) is { } message ? TypedResults.Ok(message) : Answers.NoSuchFailedMessage();

    private static async Task<IResult> ReplayAsync(long id, Messages messages, CancellationToken cancellationToken) =>
        await messages.ReplayAsync(id, cancellationToken) switch
        {
            ReplayOutcome.Replayed => TypedResults.Accepted((string?)null, new ReplayedResource(Replayed: 1, Unfit: 0)),
            ReplayOutcome.Unfit => Answers.Error(StatusCodes.Status409Conflict, "the message cannot be sent once more: its body is no message"),
            _ => Answers.NoSuchFailedMessage(),
        };

    private static async Task<IResult> ReplayAllAsync(
        [FromQuery(Name = "call_id")] string? callId, Messages messages, CancellationToken cancellationToken)
    {
        var query = FailedMessageQuery.Read(callId, page: null, pageSize: null, out var problems);
        if (problems.Count > 0)
            return Answers.Invalid(problems);

        var count = await messages.ReplayAllAsync(query.CallId, cancellationToken);
        return TypedResults.Accepted((string?)null, new ReplayedResource(count.Replayed, count.Unfit));
    }

    private static async Task<IResult> DeleteAsync(long id, Messages messages, CancellationToken cancellationToken) =>
        await messages.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : Answers.NoSuchFailedMessage();
}
