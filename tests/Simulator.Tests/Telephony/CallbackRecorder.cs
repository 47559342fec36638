using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CallCenter.Simulator.Tests.Telephony;

/// <summary>The app's end of callbacks: remembers them in the order in which they came.</summary>
internal sealed class CallbackRecorder : HttpMessageHandler
{
    private readonly Channel<(Uri To, JsonNode Event, string Token)> _taken =
        Channel.CreateUnbounded<(Uri, JsonNode, string)>();

    /// <summary>Answers so often with 500 before it takes anything.</summary>
    public int Failures { get; set; }

    /// <summary>The next event, without the common prefix of its type.</summary>
    public async Task<ReceivedEvent> NextAsync()
    {
        var (to, cloudEvent, token) = await _taken.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return new ReceivedEvent(to, cloudEvent, token);
    }

    /// <summary>All events up to one of this type.</summary>
    public async Task<IReadOnlyList<ReceivedEvent>> UntilAsync(string type)
    {
        var events = new List<ReceivedEvent>();
        do
            events.Add(await NextAsync());
        while (!string.Equals(events[^1].Type, type, StringComparison.Ordinal));
        return events;
    }

    /// <summary>Whether nothing has come that was not asked for.</summary>
    public bool IsEmpty => _taken.Reader.Count == 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Failures > 0)
        {
            Failures--;
            return new HttpResponseMessage(HttpStatusCode.InternalServerError);
        }

        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsArray();
        body.Count.ShouldBe(1);
        _taken.Writer.TryWrite((request.RequestUri!, body[0]!, request.Headers.Authorization!.Parameter!));
        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}

/// <summary>One callback.</summary>
internal sealed record ReceivedEvent(Uri To, JsonNode Envelope, string Token)
{
    public string Type => ((string)Envelope["type"]!)["Microsoft.Communication.".Length..];

    public JsonNode Data => Envelope["data"]!;

    public string? Context => (string?)Data["operationContext"];

    public (int Code, int SubCode) Result
        => ((int)Data["resultInformation"]!["code"]!, (int)Data["resultInformation"]!["subCode"]!);
}
