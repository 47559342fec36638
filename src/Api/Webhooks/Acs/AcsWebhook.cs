using CallCenter.Api.Errors;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Platform.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Webhooks.Acs;

/// <summary>
/// <c>POST /webhooks/acs/calls/{callId}?token=</c>: what the telephone service tells about a call. Two locks: the service's JWT, and the
/// token that only the URL of this call carries.
/// </summary>
internal static class AcsWebhook
{
    private const int MaximumBody = 1024 * 1024;

    public static void MapAcsWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/acs/calls/{callId}", ReceiveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBody))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static async Task<IResult> ReceiveAsync(
        string callId,
        [FromQuery] string? token,
        HttpContext context,
        CallTokens tokens,
        AcsJwtValidator jwt,
        CallCenterDbContext store,
        StoreTransaction transaction,
        IPublishEndpoint bus,
        ILogger<AcsEvent> logger,
        CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(callId, out var id) || !tokens.Accepts(id, token))
            return Refuse(logger, "call token");
        if (!await jwt.AcceptsAsync(context.Request.Headers.Authorization, cancellationToken))
            return Refuse(logger, "bearer token");

        using var body = await WebhookBody.ReadAsync(context.Request, cancellationToken);
        if (body is null)
            return Answers.Error(StatusCodes.Status400BadRequest, "the body is neither a CloudEvent nor a list of them");

        if (!await store.Calls.AnyAsync(call => call.CorrelationId == id, cancellationToken))
        {
            // 200, or else the service would deliver it again and again.
            Log.UnknownCall(logger, id);
            return TypedResults.Ok();
        }

        using var span = CallTrace.Begin("take telephone events", id);

        // A delivery is taken as a whole or not at all; what is not taken comes again.
        await transaction.RunAsync(() => PublishAsync(id, body, bus, logger, cancellationToken), cancellationToken);
        return TypedResults.Ok();
    }

    private static async Task PublishAsync(Guid id, WebhookBody body, IPublishEndpoint bus, ILogger logger, CancellationToken cancellationToken)
    {
        foreach (var envelope in body.Events)
        {
            if (AcsEvents.Translate(id, envelope) is { } translated)
                await bus.Publish(translated, translated.GetType(), cancellationToken);
            else
                Log.EventIgnored(logger, envelope.Type, id);
        }
    }

    private static JsonHttpResult<ErrorBody> Refuse(ILogger logger, string credential)
    {
        Log.WebhookRefused(logger, "telephone", credential);
        return Answers.Error(StatusCodes.Status401Unauthorized, "the delivery is not authenticated");
    }
}
