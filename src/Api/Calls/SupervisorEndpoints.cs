using CallCenter.Api.Errors;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Api.Calls;

/// <summary><c>/call/{id}/…</c>: what a supervisor can do to a live call. 202 means asked for; the call resource shows the outcome.</summary>
internal static class SupervisorEndpoints
{
    private const int MaximumBody = 16 * 1024;
    private const int MaximumTextLength = 1_000;

    public static void MapSupervision(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/call/{id:guid}/hangup", HangUpAsync), "HangUpCall", "Ends a live call.");
        Describe(routes.MapPost("/call/{id:guid}/transfer", TransferAsync), "TransferCall", "Hands a live call to the human agent.");
        Describe(routes.MapPost("/call/{id:guid}/message", SayAsync), "SayToCaller", "Makes the assistant say something in a live call.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBody))
            .Accepts<SupervisorMessage>("application/json")
            .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status415UnsupportedMediaType)
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary)
        .Produces(StatusCodes.Status202Accepted)
        .Produces<ErrorBody>(StatusCodes.Status404NotFound)
        .Produces<ErrorBody>(StatusCodes.Status409Conflict);

    private static async Task<IResult> HangUpAsync(Guid id, CallReader reader, IPublishEndpoint bus, CancellationToken cancellationToken)
    {
        if (Refusal(await reader.FindAsync(id.ToString(), cancellationToken)) is { } refusal)
            return refusal;
        using var span = CallTrace.Begin("hang up for a supervisor", id);
        await bus.Publish(new HangUpCall { CallId = id, Reason = CloseReason.SupervisorHungUp }, cancellationToken);
        return TypedResults.Accepted($"/call/{id}");
    }

    private static async Task<IResult> TransferAsync(Guid id, CallReader reader, TransferDesk desk, CancellationToken cancellationToken)
    {
        var view = await reader.FindAsync(id.ToString(), cancellationToken);
        if (Refusal(view) is { } refusal)
            return refusal;
        if (view!.State is "transferring" || view.Call is { TransferTimeoutId: not null, EdgeAddress: not null })
            return BeingTransferred();
        if (view.State is not "talking")
            return Answers.Error(StatusCodes.Status409Conflict, $"the call is {view.State} and cannot be transferred now");
        return await desk.TakeAsync(id, cancellationToken) ? TypedResults.Accepted($"/call/{id}") : BeingTransferred();
    }

    private static JsonHttpResult<ErrorBody> BeingTransferred() =>
        Answers.Error(StatusCodes.Status409Conflict, "the call is being transferred already");

    private static async Task<IResult> SayAsync(Guid id, HttpContext context, CallReader reader, ISendEndpointProvider bus, TimeProvider time, CancellationToken cancellationToken)
    {
        var (json, refusal) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (refusal is not null)
            return refusal;

        using (json)
        {
            var problems = SupervisorMessage.Read(json!.RootElement, MaximumTextLength, out var message);
            if (!IdempotencyKey.TryRead(context.Request, out var key))
                problems.Add(new FieldProblem(IdempotencyKey.Header, IdempotencyKey.Rule));
            if (problems.Count > 0)
                return Answers.Invalid(problems);

            var view = await reader.FindAsync(id.ToString(), cancellationToken);
            if (Refusal(view) is { } conflict)
                return conflict;
            if (view!.Call.EdgeAddress is not { } edge)
                return Answers.Error(StatusCodes.Status409Conflict, "nobody is on the line yet");

            var sayId = IdempotencyKey.IdFor($"say/{id}", key, context, time);
            using var span = CallTrace.Begin("speak for a supervisor", id);
            var endpoint = await bus.GetSendEndpoint(edge);
            await endpoint.Send(new SayToCaller { CallId = id, SayId = sayId, Text = message.Text! }, cancellationToken);
            return TypedResults.Accepted($"/call/{id}");
        }
    }

    private static JsonHttpResult<ErrorBody>? Refusal(CallView? view) => view switch
    {
        null => Answers.NoSuchCall(),
        { State: "closed" } => Answers.Error(StatusCodes.Status409Conflict, "the call is over"),
        _ => null,
    };
}
