using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Security;

/// <summary>
/// Requests to the configured Azure Communication Services resource: signed, with a client request id, and tried again up to three
/// times on 408, 429 (after <c>Retry-After</c>), 5xx and broken connections. Headers set on the request, such as
/// <c>Repeatability-Request-ID</c>, are sent unchanged with every try.
/// </summary>
public sealed class AcsHttpPipeline
{
    private readonly Uri endpoint;
    private readonly HttpPipeline pipeline;

    /// <summary>Creates the pipeline; one serves all requests of the process.</summary>
    public AcsHttpPipeline(IOptions<CommunicationServicesOptions> options, TimeProvider time)
    {
        endpoint = options.Value.Endpoint;
        var client = new AcsClientOptions
        {
            Retry = { Mode = RetryMode.Exponential, MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(400), NetworkTimeout = TimeSpan.FromSeconds(20) },
            Diagnostics = { IsLoggingContentEnabled = false, IsTelemetryEnabled = false, ApplicationId = "callcenter" },
        };

        // After the retries, so that each try is signed with its own date.
        pipeline = HttpPipelineBuilder.Build(client, new HmacAuthenticationPolicy(Convert.FromBase64String(options.Value.AccessKey), time));
    }

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

    private sealed class AcsClientOptions : ClientOptions;
}
