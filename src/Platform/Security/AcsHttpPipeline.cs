using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Resilience;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Security;

/// <summary>
/// Requests to the configured Azure Communication Services resource: signed, with a client request id, and tried again up to three
/// times on 408, 429 (after <c>Retry-After</c>), 5xx and broken connections. Headers set on the request, such as
/// <c>Repeatability-Request-ID</c>, are sent unchanged with every try.
/// </summary>
public sealed class AcsHttpPipeline
{
    /// <summary>
    /// From the first try of a request with a repeatability id, how long it may be begun again without a second effect. The service
    /// tracks such ids for five minutes (learn.microsoft.com/rest/api/communication/repeatable-requests, written of its Email and
    /// Rooms; Call Automation and SMS name no time); the tries of one request here take up to 83 s, where the service asks for no longer pause.
    /// </summary>
    /// <value>3 min.</value>
    public static readonly TimeSpan RepeatableFor = TimeSpan.FromMinutes(3);

    private const int MaxRetries = 3;

    private readonly Uri endpoint;
    private readonly HttpPipeline pipeline;

    /// <summary>Creates the pipeline; one serves all requests of the process.</summary>
    public AcsHttpPipeline(IOptions<CommunicationServicesOptions> options, TimeProvider time)
    {
        endpoint = options.Value.Endpoint;
        var client = new RestClientOptions(MaxRetries, TimeSpan.FromSeconds(20));

        // After the retries, so that each try is signed with its own date.
        pipeline = HttpPipelineBuilder.Build(client, new HmacAuthenticationPolicy(Convert.FromBase64String(options.Value.AccessKey), time));
    }

    /// <summary>Whether what <see cref="SendAsync(HttpMessage, CancellationToken)"/> threw says that no try got as far as a connection, so that nothing was done for sure.</summary>
    public static bool NeverLeft(Exception exception) =>
        // A try that was answered, and then tried again, is missing among them.
        exception is AggregateException { InnerExceptions: { Count: MaxRetries + 1 } tries } && tries.All(failed => failed is RequestFailedException
        {
            InnerException: HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
            },
        });

    /// <summary>Starts a request.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="pathAndQuery">Path with leading slash and query with <c>api-version</c>, percent-encoded as it goes on the wire.</param>
    public HttpMessage CreateMessage(RequestMethod method, string pathAndQuery)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(endpoint, pathAndQuery));
        message.Request.Headers.SetValue("Accept", "application/json");
        return message;
    }

    /// <summary>Starts a request with a JSON body.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="pathAndQuery">As for the other overload.</param>
    /// <param name="json">The body, UTF-8.</param>
    public HttpMessage CreateMessage(RequestMethod method, string pathAndQuery, ReadOnlyMemory<byte> json)
    {
        var message = CreateMessage(method, pathAndQuery);
        message.Request.Content = RequestContent.Create(json);
        message.Request.Headers.SetValue("Content-Type", "application/json");
        return message;
    }

    /// <summary>Sends a request; the answer, whatever its status, is the message's response with its content read to the end.</summary>
    /// <exception cref="RequestFailedException">No answer came, not even after the retries.</exception>
    public async ValueTask<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return message.Response;
    }

    /// <summary>Sends a request, as the other overload does, and notes how it went.</summary>
    /// <exception cref="RequestFailedException">No answer came, not even after the retries.</exception>
    public async ValueTask<Response> SendAsync(HttpMessage message, LastOutcome service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        try
        {
            var response = await SendAsync(message, cancellationToken);
            service.Answered(response.Status);
            return response;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            service.Failed();
            throw;
        }
    }
}
