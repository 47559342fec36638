using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Security;
using Microsoft.Extensions.Options;

namespace CallCenter.NotificationWorker.Sms.Acs;

/// <summary>Sends text messages through Azure Communication Services (REST, API version 2021-03-07).</summary>
internal sealed class AcsSmsClient(
    AcsHttpPipeline pipeline, IOptions<CommunicationServicesOptions> options, [FromKeyedServices(AcsSmsClient.Service)] LastOutcome service)
{
    /// <summary>What the service is called in the readiness report.</summary>
    public const string Service = "sms";

    private const string Path = "/sms?api-version=2021-03-07";

    /// <summary>Sends one message to one recipient.</summary>
    /// <param name="smsId">Identity of the message: with the same id and time the service sends it once.</param>
    /// <param name="firstSent">When it was first asked for; the same for every try.</param>
    /// <param name="to">Receiver.</param>
    /// <param name="text">The words, cut to what the service takes.</param>
    /// <param name="callId">The call it belongs to, for the delivery report.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RequestFailedException">The service could not be reached or was not able to take it now; to be tried again.</exception>
    public async Task<SmsOutcome> SendAsync(Guid smsId, DateTimeOffset firstSent, PhoneNumber to, string text, Guid callId, CancellationToken cancellationToken)
    {
        var body = new AcsSmsRequest(
            options.Value.PhoneNumber.Value,
            [new AcsSmsRecipient(to.Value, smsId, firstSent.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture))],
            SmsText.Fit(text),
            new AcsSmsSendOptions(EnableDeliveryReport: true, callId.ToString()));
        using var message = pipeline.CreateMessage(RequestMethod.Post, Path, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        var response = await pipeline.SendAsync(message, service, cancellationToken);
        return response.Status switch
        {
            202 => OfRecipient(response),
            408 or 429 or >= 500 => throw new RequestFailedException(response.Status, $"the SMS service answered {response.Status}"),
            _ => SmsOutcome.Refused(AcsSmsError.Describe(response)),
        };
    }

    /// <summary>202 says only that the request was read; the recipient has a status of its own.</summary>
    private SmsOutcome OfRecipient(Response response)
    {
        AcsSmsResult? item;
        try
        {
            item = response.Content.ToObjectFromJson<AcsSmsResults>(JsonSerializerOptions.Web)?.Value is [var first, ..] ? first : null;
        }
        catch (JsonException)
        {
            item = null;
        }

        if (item is not null)
            service.Answered(item.HttpStatusCode);
        return item switch
        {
            null => throw new RequestFailedException(response.Status, "the SMS service answered without a result for the recipient"),
            { Successful: true } => SmsOutcome.Taken(item.MessageId),
            { HttpStatusCode: 408 or 429 or >= 500 } => throw new RequestFailedException(item.HttpStatusCode, $"the SMS service answered {item.HttpStatusCode} for the recipient"),
            _ => SmsOutcome.Refused($"{item.HttpStatusCode} {item.ErrorMessage}".TrimEnd()),
        };
    }
}
