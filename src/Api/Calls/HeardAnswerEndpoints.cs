using CallCenter.Api.Errors;
using CallCenter.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Calls;

/// <summary>
/// <c>POST /call/{id}/heard</c>: how long the answers of a call took at the far end of the line, told by whoever can measure there, such as a
/// test caller or a probe. Shown in the report beside our own clock.
/// </summary>
internal static class HeardAnswerEndpoints
{
    private const int MaximumBody = 64 * 1024;

    /// <summary>Maps it.</summary>
    public static void MapHeardAnswers(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/call/{id:guid}/heard", TellAsync)
            .WithName("TellHeardAnswers").WithSummary("Takes measurements of a call from the far end of the line.")
            .WithDescription(
                "For each answer when the caller had finished, in milliseconds from the moment at which they were connected, and how long after that "
                + "the answer was heard. Each goes to the answer whose question ended next to that moment; what fits none is left out. Telling again replaces.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBody))
            .Accepts<HeardAnswers>("application/json")
            .Produces<HeardAnswersResource>()
            .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status404NotFound)
            .Produces<ErrorBody>(StatusCodes.Status415UnsupportedMediaType)
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> TellAsync(Guid id, HttpContext context, CallCenterDbContext store, CancellationToken cancellationToken)
    {
        var (json, refusal) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (refusal is not null)
            return refusal;

        using (json)
        {
            var problems = HeardAnswers.Read(json!.RootElement, out var heard);
            if (problems.Count > 0)
                return Answers.Invalid(problems);
            if (!await store.Calls.AnyAsync(call => call.CorrelationId == id, cancellationToken))
                return Answers.NoSuchCall();

            var turns = await store.Turns.Where(turn => turn.CallId == id).ToListAsync(cancellationToken);
            var matched = heard.Match(turns);
            try
            {
                await store.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Answers.NoSuchCall(); // It was erased meanwhile.
            }

            return TypedResults.Ok(new HeardAnswersResource { Matched = matched });
        }
    }
}
