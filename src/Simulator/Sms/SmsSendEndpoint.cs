using System.Diagnostics;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Sms;

/// <summary>The service's send operation: 202 with one result per recipient, 400 as problem details.</summary>
internal sealed class SmsSendEndpoint(SmsOutbox outbox, SmsEvents events)
{
    private const int MostRecipients = 100;
    private const int LongestMessage = 2048;

    public IResult Send(AcsRequest request)
    {
        var body = request.Body;
        var from = body.Text("from") ?? "";
        var message = body.Text("message") ?? "";
        var recipients = body.Objects("smsRecipients");
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!IsSender(from))
            errors["From"] = ["Invalid From phone number format."];
        if (message.Length is 0 or > LongestMessage)
            errors["Message"] = [$"The Message must have 1 to {LongestMessage} characters."];
        if (recipients.Count is 0 or > MostRecipients)
            errors["SmsRecipients"] = [$"There must be 1 to {MostRecipients} recipients."];
        if (errors.Count > 0)
            return Problem(errors);

        var options = body.Object("smsSendOptions") ?? default;
        var reports = options.Flag("enableDeliveryReport") ?? false;
        var tag = options.Text("tag");
        var results = recipients.Select(recipient => Send(from, recipient, message, tag, reports)).ToArray<JsonNode>();
        return Results.Json(new JsonObject { ["value"] = new JsonArray(results) }, statusCode: StatusCodes.Status202Accepted);
    }

    private JsonObject Send(string from, AcsBody recipient, string message, string? tag, bool reports)
    {
        var to = recipient.Text("to") ?? "";
        var result = new JsonObject { ["to"] = to, ["repeatabilityResult"] = "accepted" };
        if (!PhoneNumber.IsE164(to))
        {
            result["httpStatusCode"] = StatusCodes.Status400BadRequest;
            result["successful"] = false;
            result["errorMessage"] = "Invalid To phone number format.";
            return result;
        }

        var sent = outbox.Send(from, to, message, tag, recipient.Text("repeatabilityRequestId"), out var isNew);
        if (isNew && reports)
            events.ReportDelivery(sent);
        result["messageId"] = sent.MessageId;
        result["httpStatusCode"] = StatusCodes.Status202Accepted;
        result["successful"] = true;
        return result;
    }

    /// <summary>A number, a short code or an alphanumeric sender.</summary>
    private static bool IsSender(string from)
        => PhoneNumber.IsE164(from)
            || (from.Length is >= 5 and <= 6 && from.All(char.IsAsciiDigit))
            || (from.Length is >= 2 and <= 11 && from.All(char.IsAsciiLetterOrDigit) && from.Any(char.IsAsciiLetter));

    private static IResult Problem(Dictionary<string, string[]> errors) => Results.Json(
        new
        {
            type = "https://tools.ietf.org/html/rfc7231#section-6.5.1",
            title = "One or more validation errors occurred.",
            status = StatusCodes.Status400BadRequest,
            errors,
            traceId = Activity.Current?.Id ?? $"00-{Guid.NewGuid():N}-0000000000000000-00",
        },
        statusCode: StatusCodes.Status400BadRequest,
        contentType: "application/problem+json");
}
