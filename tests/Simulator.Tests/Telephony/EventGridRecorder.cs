using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>The product's Event Grid webhook: passes the handshake, remembers requests and events.</summary>
internal sealed class EventGridRecorder : HttpMessageHandler
{
    private readonly Channel<JsonNode> _events = Channel.CreateUnbounded<JsonNode>();

    /// <summary>Handshakes seen so far.</summary>
    public int Handshakes { get; private set; }

    /// <summary>Answers so many requests with 503 first, as a product that starts up.</summary>
    public int Failures { get; set; }

    /// <summary>Where the last request went.</summary>
    public Uri? Address { get; private set; }

    public async Task<JsonNode> NextAsync() => await _events.Reader.ReadAsync(TestContext.Current.CancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Address = request.RequestUri;
        if (Failures > 0)
        {
            Failures--;
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsArray()[0]!;
        if (string.Equals(request.Headers.GetValues("aeg-event-type").Single(), "Notification", StringComparison.Ordinal))
        {
            _events.Writer.TryWrite(body);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }

        Handshakes++;
        var answer = new JsonObject { ["validationResponse"] = (string)body["data"]!["validationCode"]! };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString()) };
    }
}
