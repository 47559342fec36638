using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Core;
using CallCenter.CallSaga.Control.Wire;
using CallCenter.Platform.Health;
using CallCenter.Platform.Security;

namespace CallCenter.CallSaga.Control;

/// <summary>
/// The Call Automation REST interface of Azure Communication Services, as far as we use it. Broken connections, 408, 429 and 5xx are
/// tried again by the pipeline; what is refused after that comes back as a <see cref="Refusal"/>.
/// </summary>
internal sealed class CallAutomationClient(AcsHttpPipeline acs, [FromKeyedServices(CallAutomationClient.Service)] LastOutcome service)
{
    /// <summary>What the service is called in the readiness report.</summary>
    public const string Service = "communication_services";

    private const string ApiVersion = "?api-version=2025-05-15";
    private const string Calls = "/calling/callConnections";
    private const string Recordings = "/calling/recordings";

    /// <summary>Places a call; its events follow on the callback URL.</summary>
    public Task<Reply<CallConnection>> CreateAsync(CreateCallRequest request, Repeatability repeatability, CancellationToken cancellationToken) =>
        AskAsync(Calls, request, AcsJson.Default.CreateCallRequest, AcsJson.Default.CallConnection, repeatability, cancellationToken);

    /// <summary>Answers an incoming call.</summary>
    public Task<Reply<CallConnection>> AnswerAsync(AnswerCallRequest request, Repeatability repeatability, CancellationToken cancellationToken) =>
        AskAsync(Calls + ":answer", request, AcsJson.Default.AnswerCallRequest, AcsJson.Default.CallConnection, repeatability, cancellationToken);

    /// <summary>Asks for a leg.</summary>
    public async Task<Reply<CallConnection>> FindAsync(string connectionId, CancellationToken cancellationToken)
    {
        using var message = acs.CreateMessage(RequestMethod.Get, Leg(connectionId) + ApiVersion);
        return await AskAsync(message, AcsJson.Default.CallConnection, repeatability: null, cancellationToken);
    }

    /// <summary>Ends a call for everybody on it.</summary>
    public Task<Refusal?> TerminateAsync(string connectionId, Repeatability repeatability, CancellationToken cancellationToken) =>
        TellAsync(acs.CreateMessage(RequestMethod.Post, Leg(connectionId) + ":terminate" + ApiVersion), repeatability, cancellationToken);

    /// <summary>Hands the other party over to somebody else; the outcome follows as an event.</summary>
    public Task<Refusal?> TransferAsync(
        string connectionId, TransferRequest request, Repeatability repeatability, CancellationToken cancellationToken) =>
        TellAsync(Message(Leg(connectionId) + ":transferToParticipant", request, AcsJson.Default.TransferRequest), repeatability, cancellationToken);

    /// <summary>Plays a prompt and listens for one of several choices; the outcome follows as an event.</summary>
    public Task<Refusal?> RecognizeAsync(string connectionId, RecognizeRequest request, CancellationToken cancellationToken) =>
        TellAsync(Message(Leg(connectionId) + ":recognize", request, AcsJson.Default.RecognizeRequest), repeatability: null, cancellationToken);

    /// <summary>Stops what the service plays and listens for.</summary>
    public Task<Refusal?> CancelMediaAsync(string connectionId, CancellationToken cancellationToken) =>
        TellAsync(acs.CreateMessage(RequestMethod.Post, Leg(connectionId) + ":cancelAllMediaOperations" + ApiVersion), repeatability: null, cancellationToken);

    /// <summary>Has the service open the media socket; the outcome follows as an event.</summary>
    public Task<Refusal?> StartMediaStreamingAsync(string connectionId, StartMediaStreamingRequest request, CancellationToken cancellationToken) =>
        TellAsync(
            Message(Leg(connectionId) + ":startMediaStreaming", request, AcsJson.Default.StartMediaStreamingRequest),
            repeatability: null,
            cancellationToken);

    /// <summary>Has the service close the media socket; the outcome follows as an event.</summary>
    public Task<Refusal?> StopMediaStreamingAsync(string connectionId, StopMediaStreamingRequest request, CancellationToken cancellationToken) =>
        TellAsync(
            Message(Leg(connectionId) + ":stopMediaStreaming", request, AcsJson.Default.StopMediaStreamingRequest),
            repeatability: null,
            cancellationToken);

    /// <summary>Records a call.</summary>
    public Task<Reply<RecordingState>> StartRecordingAsync(
        StartRecordingRequest request, Repeatability repeatability, CancellationToken cancellationToken) =>
        AskAsync(Recordings, request, AcsJson.Default.StartRecordingRequest, AcsJson.Default.RecordingState, repeatability, cancellationToken);

    private static string Leg(string connectionId) => $"{Calls}/{Uri.EscapeDataString(connectionId)}";

    private HttpMessage Message<TRequest>(string path, TRequest request, JsonTypeInfo<TRequest> json) =>
        acs.CreateMessage(RequestMethod.Post, path + ApiVersion, JsonSerializer.SerializeToUtf8Bytes(request, json));

    private async Task<Reply<TReply>> AskAsync<TRequest, TReply>(
        string path,
        TRequest request,
        JsonTypeInfo<TRequest> json,
        JsonTypeInfo<TReply> replyJson,
        Repeatability repeatability,
        CancellationToken cancellationToken)
        where TReply : class
    {
        using var message = Message(path, request, json);
        return await AskAsync(message, replyJson, repeatability, cancellationToken);
    }

    private async Task<Reply<TReply>> AskAsync<TReply>(
        HttpMessage message, JsonTypeInfo<TReply> replyJson, Repeatability? repeatability, CancellationToken cancellationToken)
        where TReply : class
    {
        var refusal = await SendAsync(message, repeatability, cancellationToken);
        return refusal is null
            ? new(JsonSerializer.Deserialize(message.Response.Content.ToMemory().Span, replyJson), Refusal: null)
            : new(Body: null, refusal);
    }

    private async Task<Refusal?> TellAsync(HttpMessage message, Repeatability? repeatability, CancellationToken cancellationToken)
    {
        using (message)
            return await SendAsync(message, repeatability, cancellationToken);
    }

    private async Task<Refusal?> SendAsync(HttpMessage message, Repeatability? repeatability, CancellationToken cancellationToken)
    {
        if (repeatability is { } known)
        {
            message.Request.Headers.SetValue("Repeatability-Request-ID", known.RequestId);
            message.Request.Headers.SetValue("Repeatability-First-Sent", known.FirstSent);
        }

        try
        {
            var response = await acs.SendAsync(message, service, cancellationToken);
            return response.IsError ? new Refusal(response.Status, ErrorCode(response)) : null;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // No answer, not even after the retries; several failed tries come as one aggregate.
            return Refusal.Unanswered;
        }
    }

    private static string? ErrorCode(Response response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Content.ToMemory().Span, AcsJson.Default.AcsErrorBody)?.Error?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
