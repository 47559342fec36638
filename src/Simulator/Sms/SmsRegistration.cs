using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Sms;

/// <summary>Registers the simulated text message service.</summary>
internal static class SmsRegistration
{
    public static IServiceCollection AddSms(this IServiceCollection services) => services
        .AddSingleton<SmsOutbox>()
        .AddSingleton<SmsEvents>()
        .AddSingleton<SmsSendEndpoint>();

    public static IEndpointRouteBuilder MapSms(this IEndpointRouteBuilder app)
    {
        var send = app.ServiceProvider.GetRequiredService<SmsSendEndpoint>();
        app.MapSigned("POST", "/sms", AcsApiVersions.Sms, request => Task.FromResult(send.Send(request)));
        app.MapGet("/simulator/sms", (string? to, SmsOutbox outbox) => Results.Json(outbox.To(to)));
        app.MapPost("/simulator/sms", ReceiveAsync);
        return app;
    }

    private static async Task<IResult> ReceiveAsync(IncomingSms sms, SmsEvents events)
    {
        if (!PhoneNumber.IsE164(sms.From) || string.IsNullOrWhiteSpace(sms.Message))
            return Results.Json(new { error = new { message = "'from' must be an E.164 number and 'message' must not be empty." } }, statusCode: StatusCodes.Status422UnprocessableEntity);
        var id = await events.ReceiveAsync(sms.From, sms.Message);
        return id is null
            ? Results.Json(new { error = new { message = "The call center did not take the message." } }, statusCode: StatusCodes.Status502BadGateway)
            : Results.Json(new { message_id = id }, statusCode: StatusCodes.Status202Accepted);
    }
}
