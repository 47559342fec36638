using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Streaming;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Create, answer, redirect, reject, get, hang up, transfer, participants.</summary>
internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder app, Exchange exchange)
    {
        const string calls = "/calling/callConnections";
        Map("POST", calls, request => Task.FromResult<IResult>(Create(exchange, request)));
        Map("POST", calls + ":answer", request => AnswerAsync(exchange, request));
        Map("POST", calls + ":reject", request => RejectAsync(exchange, request));
        Map("POST", calls + ":redirect", request => RedirectAsync(exchange, request));
        Map("GET", calls + "/{id}", request => GetAsync(exchange.Find(request.Route("id"))));
        Map("DELETE", calls + "/{id}", request => HangUpAsync(exchange.Find(request.Route("id"))));
        Map("POST", calls + "/{id}:terminate", request => HangUpAsync(exchange.Find(request.Route("id"))));
        Map("POST", calls + "/{id}:transferToParticipant", request => TransferAsync(exchange.Find(request.Route("id")), request.Body));
        Map("GET", calls + "/{id}/participants", request => ParticipantsAsync(exchange.Find(request.Route("id"))));
        Map("GET", calls + "/{id}/participants/{rawId}", request => ParticipantAsync(exchange.Find(request.Route("id")), request.Route("rawId")));

        void Map(string method, string pattern, Func<AcsRequest, Task<IResult>> operation)
            => app.MapSigned(method, pattern, AcsApiVersions.CallAutomation, operation);
    }

    private static CallPropertiesResult Create(Exchange exchange, AcsRequest request)
    {
        var targets = request.Body.Objects("targets");
        if (targets.Count == 0)
            throw AcsRefusal.InvalidArgument("targets", "at least one is required.");
        if (targets.Count > 1)
            throw NotSimulated("Group calls");
        var target = Identifier.Read(targets[0]);
        var callerId = request.Body.Object("sourceCallerIdNumber")?.RequiredText("value");
        if (target.PhoneNumber is { } number)
        {
            if (!PhoneNumber.IsE164(number))
                throw AcsRefusal.InvalidArgument("targets[0].phoneNumber.value", "it must be a number in E.164 form.");
            if (callerId is null)
                throw AcsRefusal.InvalidArgument("sourceCallerIdNumber", "it is required when a phone is called.");
        }

        var parties = exchange.Outbound(target, callerId, request.Body.Text("sourceDisplayName"));
        return new CallPropertiesResult(exchange.Place(parties, Leg(request)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> AnswerAsync(Exchange exchange, AcsRequest request)
    {
        var context = request.Body.RequiredText("incomingCallContext");
        var leg = Leg(request);
        var call = exchange.Incoming.Take(context);
        await call.Loop.AskAsync(() =>
        {
            call.During<InboundRinging>().Answer(leg);
            return true;
        });
        return new CallPropertiesResult(call, StatusCodes.Status200OK);
    }

    private static async Task<IResult> RejectAsync(Exchange exchange, AcsRequest request)
    {
        var context = request.Body.RequiredText("incomingCallContext");
        var reason = request.Body.OneOf("callRejectReason", "none", "busy", "forbidden") ?? "none";
        var call = exchange.Incoming.Take(context);
        return await DoneAsync(call, StatusCodes.Status204NoContent, () =>
        {
            call.During<InboundRinging>();
            call.End(CallEnd.Rejected(reason));
        });
    }

    private static async Task<IResult> RedirectAsync(Exchange exchange, AcsRequest request)
    {
        var context = request.Body.RequiredText("incomingCallContext");
        var target = Identifier.Read(request.Body.RequiredObject("target"));
        var call = exchange.Incoming.Take(context);
        return await DoneAsync(call, StatusCodes.Status204NoContent, () =>
        {
            var ringing = call.During<InboundRinging>();
            if (target.PhoneNumber is { } number)
                ringing.Redirect(new Party(call.Equipment.Handsets.For(number), number, call.Parties.Phone.PhoneNumber!));
            else
                call.End(CallEnd.NoEndpoint);
        });
    }

    private static async Task<IResult> GetAsync(Call call)
        => Results.Json(await call.Loop.AskAsync(call.PropertiesOfLeg));

    private static Task<IResult> HangUpAsync(Call call)
        => DoneAsync(call, StatusCodes.Status204NoContent, call.HangUpByApp);

    private static async Task<IResult> TransferAsync(Call call, AcsBody body)
    {
        var order = new TransferOrder(
            Identifier.Read(body.RequiredObject("targetParticipant")),
            body.Object("transferee") is { } transferee ? Identifier.Read(transferee) : null,
            body.Object("sourceCallerIdNumber")?.RequiredText("value"),
            Operation.Read(body));
        await call.Loop.AskAsync(() =>
        {
            call.During<Conversation>().BeginTransfer(order);
            return true;
        });
        var answer = new JsonObject();
        if (order.Operation.Context is { } context)
            answer["operationContext"] = context;
        return Results.Json(answer, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ParticipantsAsync(Call call)
    {
        var participants = await call.Loop.AskAsync(() => call.During<Conversation>().Participants());
        return Results.Json(new JsonObject { ["value"] = participants });
    }

    private static async Task<IResult> ParticipantAsync(Call call, string rawId)
    {
        var participant = await call.Loop.AskAsync(() => call.During<Conversation>().Participant(rawId));
        return participant is null
            ? AcsRefusal.Error(StatusCodes.Status404NotFound, "8522", "Participant not found.")
            : Results.Json(participant);
    }

    private static AppLeg Leg(AcsRequest request) => new(
        request.Body.RequiredAddress("callbackUri", "https"),
        request.ApiVersion,
        request.Body.Text("operationContext"),
        StreamingOptions.Read(request.Body),
        HasSpeechService: request.Body.Object("callIntelligenceOptions")?.Text("cognitiveServicesEndpoint") is { Length: > 0 });

    private static async Task<IResult> DoneAsync(Call call, int status, Action action)
    {
        await call.Loop.AskAsync(() =>
        {
            action();
            return true;
        });
        return Results.StatusCode(status);
    }

    internal static AcsRefusal NotSimulated(string what)
        => new(StatusCodes.Status501NotImplemented, "NotSimulated", $"{what} are not part of this simulator.");
}
