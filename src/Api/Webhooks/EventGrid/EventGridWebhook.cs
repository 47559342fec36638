using System.Security.Cryptography;
using System.Text;
using CallCenter.Api.Errors;
using CallCenter.Platform.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CallCenter.Api.Webhooks.EventGrid;

/// <summary><c>/webhooks/eventgrid?key=</c>: incoming calls and text messages, in both schemas of Event Grid and with both handshakes.</summary>
internal static class EventGridWebhook
{
    private const string Path = "/webhooks/eventgrid";
    private const int MaximumBody = 1024 * 1024;
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string IncomingCallType = "Microsoft.Communication.IncomingCall";
    private const string SmsReceivedType = "Microsoft.Communication.SMSReceived";

    public static void MapEventGridWebhook(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(MaximumBody)).AllowAnonymous().ExcludeFromDescription();
        routes.MapMethods(Path, [HttpMethods.Options], Agree).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(
        [FromQuery] string? key,
        HttpContext context,
        IOptions<CommunicationServicesOptions> options,
        IncomingCalls calls,
        IncomingTexts texts,
        ILogger<EventEnvelope> logger,
        CancellationToken cancellationToken)
    {
        if (!IsOurs(key, options.Value))
            return Refuse(logger);

        using var body = await WebhookBody.ReadAsync(context.Request, cancellationToken);
        if (body is null)
            return Answers.Error(StatusCodes.Status400BadRequest, "the body is neither an event nor a list of them");

        foreach (var envelope in body.Events)
        {
            switch (envelope.Type)
            {
                case Validation when envelope.Data.Text("validationCode") is { } code:
                    return TypedResults.Json(new SubscriptionValidation(code));
                case IncomingCallType:
                    await calls.RingAsync(envelope, cancellationToken);
                    break;
                case SmsReceivedType:
                    await texts.TakeAsync(envelope, cancellationToken);
                    break;
                default:
                    // Among them delivery reports and finished recordings, of which nothing is made.
                    Log.GridEventIgnored(logger, envelope.Type);
                    break;
            }
        }

        return TypedResults.Ok();
    }

    /// <summary>The abuse protection of CloudEvents webhooks (HTTP 1.1 Web Hooks for Event Delivery §4): the origin asks whether it may deliver.</summary>
    private static IResult Agree([FromQuery] string? key, HttpContext context, IOptions<CommunicationServicesOptions> options, ILogger<EventEnvelope> logger)
    {
        if (!IsOurs(key, options.Value))
            return Refuse(logger);
        var origin = context.Request.Headers["WebHook-Request-Origin"].ToString();
        if (origin.Length == 0)
            return Answers.Error(StatusCodes.Status400BadRequest, "the header WebHook-Request-Origin is missing");

        context.Response.Headers["WebHook-Allowed-Origin"] = origin;
        context.Response.Headers["WebHook-Allowed-Rate"] = "*";
        context.Response.Headers.Allow = HttpMethods.Post;
        return TypedResults.Ok();
    }

    /// <summary>Compares digests, so that neither content nor length of the key can be told from the time it takes.</summary>
    private static bool IsOurs(string? key, CommunicationServicesOptions options) =>
        options.EventGridKey.Length > 0 && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")),
            SHA256.HashData(Encoding.UTF8.GetBytes(options.EventGridKey)));

    private static JsonHttpResult<ErrorBody> Refuse(ILogger logger)
    {
        Log.WebhookRefused(logger, "event grid", "key");
        return Answers.Error(StatusCodes.Status401Unauthorized, "the delivery is not authenticated");
    }
}
