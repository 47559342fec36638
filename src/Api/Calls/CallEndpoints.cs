using CallCenter.Api.Errors;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CallCenter.Api.Calls;

/// <summary><c>/call</c>: place calls and read them.</summary>
internal static class CallEndpoints
{
    private const int MaximumBody = 256 * 1024;
    private const int MaximumPageSize = 100;

    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/call", PlaceAsync)
            .WithName("PlaceCall").WithSummary("Places a call.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBody))
            .Accepts<CallRequest>("application/json")
            .Produces<CallResource>(StatusCodes.Status201Created)
            .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status415UnsupportedMediaType)
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/call", ListAsync)
            .WithName("ListCalls").WithSummary("Lists calls, newest first.")
            .Produces<IReadOnlyList<CallResource>>()
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/call/{idOrPhone}", GetAsync)
            .WithName("GetCall").WithSummary("Reads the call of an id, or the latest call of a phone number.")
            .Produces<CallResource>()
            .Produces<ErrorBody>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PlaceAsync(
        HttpContext context,
        CallRequestCheck check,
        CallLedger ledger,
        CallReader reader,
        IOptions<CommunicationServicesOptions> telephone,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (json, refusal) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (refusal is not null)
            return refusal;

        using (json)
        {
            var problems = check.Check(json!.RootElement, out var request);
            if (!IdempotencyKey.TryRead(context.Request, out var key))
                problems = [.. problems, new FieldProblem(IdempotencyKey.Header, IdempotencyKey.Rule)];
            if (problems.Count > 0)
                return Answers.Invalid(problems);

            var callId = IdempotencyKey.IdFor("call", key, context, time);
            if (await ledger.AcceptAsync(callId, request, check.Complete(request), cancellationToken) is null)
                return Answers.Invalid(new FieldProblem(IdempotencyKey.Header, "was used for a call with another body"));

            var view = await reader.FindAsync(callId.ToString(), cancellationToken);
            return TypedResults.Created($"/call/{callId}", Show(view!, telephone));
        }
    }

    private static async Task<IResult> ListAsync(
        [FromQuery(Name = "phone_number")] string? phoneNumber,
        [FromQuery(Name = "page")] string? page,
        [FromQuery(Name = "page_size")] string? pageSize,
        HttpContext context,
        CallReader reader,
        IOptions<CommunicationServicesOptions> telephone,
        CancellationToken cancellationToken)
    {
        var query = CallQuery.Read(phoneNumber, page, pageSize, MaximumPageSize, out var problems);
        if (problems.Count > 0)
            return Answers.Invalid(problems);

        var found = await reader.PageAsync(query.PhoneNumber, query.Page, query.PageSize, cancellationToken);
        context.Response.Headers["X-Total-Count"] = found.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (found.HasNext)
            context.Response.Headers.Link = $"</call{query.Next}>; rel=\"next\"";
        return TypedResults.Ok(found.Calls.Select(view => Show(view, telephone)).ToList());
    }

    private static async Task<Results<Ok<CallResource>, JsonHttpResult<ErrorBody>>> GetAsync(
        string idOrPhone, CallReader reader, IOptions<CommunicationServicesOptions> telephone, CancellationToken cancellationToken) =>
        await reader.FindAsync(idOrPhone, cancellationToken) is { } view
            ? TypedResults.Ok(Show(view, telephone))
            : Answers.NoSuchCall();

    private static CallResource Show(CallView view, IOptions<CommunicationServicesOptions> telephone) =>
        CallResource.From(view, telephone.Value.RecordingContainerUrl);
}
