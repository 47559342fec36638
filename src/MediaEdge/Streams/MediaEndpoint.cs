using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Presence;
using CallCenter.Platform.Security;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Streams;

/// <summary>
/// Takes the media connections of the telephone service. Before the upgrade: no WebSocket → 400; an edge that is being stopped, or full and not
/// the one that holds the call → 503, so that another one is tried; the call's token or the service's signed token (JWT) not valid → 401; unknown call → 404.
/// </summary>
internal sealed class MediaEndpoint(
    CallTokens tokens,
    AcsJwtValidator signatures,
    ConversationLoader conversations,
    SessionRegistry sessions,
    EdgeDrain drain,
    EdgeAdmission admission,
    EdgeServices services,
    ILogger<MediaEndpoint> logger)
{
    /// <summary>Path of the media sockets.</summary>
    public const string Path = "/media/{callId:guid}";

    // The telephone service and the saga try again later than this anyway.
    private const string SecondsToWait = "2";

    /// <summary>Answers a request, and stays with it for the length of the call.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var callId = Guid.Parse((string)context.GetRouteValue("callId")!);
        if (context.WebSockets.IsWebSocketRequest && admission.Refusal(callId) is { } reason)
        {
            context.Response.Headers.RetryAfter = SecondsToWait;
            await Results.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
            return;
        }

        var refusal = await RefusalAsync(context, callId);
        if (refusal is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var span = CallTrace.Begin("media session", callId);
        using var session = new CallSession(new SessionIdentity(callId, Guid.NewGuid()), socket, services, GatheringUpgrade.ConnectionOf(context));
        // Nothing else of the former session is kept for as long as this one lasts.
        var (passedOn, told) = sessions.Enter(session) is { } former ? (former.Over, former.Told) : (null, null);
        if (drain.IsLeaving)
            session.End(StreamEnd.EdgeLeaving); // It came in just before the door closed.
        try
        {
            // Within this process nothing needs to be read again: the conversation passes from one connection to the next.
            var conversation = passedOn is null ? null : await passedOn;
            conversation?.GoesOn();
            conversation ??= await conversations.LoadAsync(callId, context.RequestAborted);
            if (conversation is not null)
                await session.RunAsync(conversation, told);
        }
        finally
        {
            sessions.Leave(session);
            admission.Left(callId);
        }
    }

    private async ValueTask<int?> RefusalAsync(HttpContext context, Guid callId)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return StatusCodes.Status400BadRequest;
        if (!tokens.Accepts(callId, context.Request.Query["token"])
            || !await signatures.AcceptsAsync(context.Request.Headers.Authorization, context.RequestAborted))
        {
            Log.ConnectionRefused(logger, callId);
            return StatusCodes.Status401Unauthorized;
        }

        if (await conversations.IsKnownAsync(callId, context.RequestAborted))
            return null;
        Log.UnknownCall(logger, callId);
        return StatusCodes.Status404NotFound;
    }
}
