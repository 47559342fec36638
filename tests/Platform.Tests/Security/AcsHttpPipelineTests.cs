using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Security;

public sealed class AcsHttpPipelineTests
{
    // The worked vectors of the wire contract: key bytes in ASCII, date 2 January 2026.
    private const string AccessKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static readonly DateTimeOffset Date = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_with_a_body_is_signed_as_recorded() => (await SignatureOfAsync(
            RequestMethod.Post,
            "https://contoso.unitedstates.communication.azure.com/calling/callConnections:reject?api-version=2025-05-15",
            """{"callRejectReason":"busy","incomingCallContext":"eyJctx"}"""))
        .ShouldBe("FjKG5SaVVsjFoHJGWl/DJ1KASI7Q7RRJGS7tYec+/T4=");

    [Fact]
    public async Task A_request_without_a_body_to_a_port_of_its_own_is_signed_as_recorded() => (await SignatureOfAsync(
            RequestMethod.Get,
            "http://127.0.0.1:8080/calling/callConnections/401f3500-cid/participants/4%3A%2B14255550123?api-version=2025-05-15",
            body: null))
        .ShouldBe("3mqlVQhnu3LQ/6pX7HzwOHQ/58nxubypuSyObXie26w=");

    [Fact]
    public async Task A_request_that_names_its_key_is_signed_as_recorded() => (await SignatureOfAsync(
            RequestMethod.Get,
            "http://127.0.0.1:45487/kv?api-version=2026-04-01&key=app:*&label=prod,%00",
            body: null,
            new DateTimeOffset(2026, 11, 22, 7, 53, 59, TimeSpan.Zero),
            credential: "kv-id"))
        .ShouldBe("8gQ9jfh1tgcfjFBg8Ju7Pq5utQaExd3Wiuao6OtR32o=");

    [Fact]
    public async Task The_trace_of_the_call_goes_along()
    {
        string? carried = null;
        await using var service = await StartAsync(http =>
        {
            carried = http.Request.Headers.TraceParent;
            return Task.CompletedTask;
        });
        using var span = new Activity("call").Start();

        using var message = Pipeline(service.Urls.First()).CreateMessage(RequestMethod.Get, "/calling?api-version=1");
        await Pipeline(service.Urls.First()).SendAsync(message, Cancellation);

        carried.ShouldNotBeNull().ShouldContain(span.TraceId.ToHexString());
    }

    [Fact]
    public async Task What_is_signed_is_what_goes_on_the_wire()
    {
        var seen = new List<(string Target, string? Hash, string Body, string? Type)>();
        await using var service = await StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            seen.Add((http.Features.Get<IHttpRequestFeature>()!.RawTarget, http.Request.Headers["x-ms-content-sha256"], await reader.ReadToEndAsync(http.RequestAborted), http.Request.ContentType));
        });
        var pipeline = Pipeline(service.Urls.First());

        using var message = pipeline.CreateMessage(RequestMethod.Post, "/calling/4%3A%2B1?api-version=1", "{}"u8.ToArray());
        var response = await pipeline.SendAsync(message, Cancellation);

        response.Status.ShouldBe(200);
        seen.ShouldHaveSingleItem().ShouldBe(("/calling/4%3A%2B1?api-version=1", "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=", "{}", "application/json"));
    }

    [Fact]
    public async Task A_throttled_request_is_sent_again_with_the_same_repeatability_headers()
    {
        var seen = new List<string?>();
        await using var service = await StartAsync(http =>
        {
            seen.Add(http.Request.Headers["Repeatability-Request-ID"]);
            http.Response.StatusCode = seen.Count == 1 ? 429 : 201;
            if (seen.Count == 1)
                http.Response.Headers["retry-after-ms"] = "1";
            return Task.CompletedTask;
        });
        var pipeline = Pipeline(service.Urls.First());

        using var message = pipeline.CreateMessage(RequestMethod.Post, "/calling/callConnections?api-version=1");
        message.Request.Headers.SetValue("Repeatability-Request-ID", "an-id");
        var response = await pipeline.SendAsync(message, Cancellation);

        response.Status.ShouldBe(201);
        seen.ShouldBe(["an-id", "an-id"]);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_no_exception()
    {
        await using var service = await StartAsync(http =>
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var pipeline = Pipeline(service.Urls.First());

        using var message = pipeline.CreateMessage(RequestMethod.Delete, "/calling/callConnections/1?api-version=1");
        var response = await pipeline.SendAsync(message, Cancellation);

        response.Status.ShouldBe(404);
    }

    private static async Task<string?> SignatureOfAsync(RequestMethod method, string url, string? body, DateTimeOffset? date = null, string? credential = null)
    {
        var handler = new SilentHandler();
        using var client = new HttpClient(handler);
        var pipeline = HttpPipelineBuilder.Build(
            new TestOptions { Transport = new HttpClientTransport(client) },
            new HmacAuthenticationPolicy(Convert.FromBase64String(AccessKey), new ManualTimeProvider(date ?? Date), credential));
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(url));
        message.Request.Content = body is null ? null : RequestContent.Create(body);
        await pipeline.SendAsync(message, Cancellation);
        var expected = credential is null ? "HMAC-SHA256 SignedHeaders=" : $"HMAC-SHA256 Credential={credential}&SignedHeaders=";
        handler.Authorization.ShouldStartWith(expected);
        return handler.Authorization?.Split("Signature=")[1];
    }

    private static AcsHttpPipeline Pipeline(string endpoint) =>
        new(Options.Create(new CommunicationServicesOptions { Endpoint = new Uri(endpoint), AccessKey = AccessKey }), TimeProvider.System);

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancellation);
        return app;
    }

    private sealed class TestOptions : ClientOptions;

    /// <summary>Answers every request itself, so that nothing leaves the machine.</summary>
    private sealed class SilentHandler : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization = string.Join(' ', request.Headers.GetValues("Authorization"));
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
