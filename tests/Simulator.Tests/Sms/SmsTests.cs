using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Tests.Telephony;

namespace CallCenter.Simulator.Tests.Sms;

public sealed class SmsTests(AcsSimulator simulator) : IClassFixture<AcsSimulator>
{
    private const string Send = "/sms?api-version=2021-03-07";

    [Fact]
    public async Task A_recipient_is_texted_once_however_often_the_request_is_repeated()
    {
        const string request = """{"from":"+14255550199","smsRecipients":[{"to":"+14255551001","repeatabilityRequestId":"a"}],"message":"Hi"}""";
        var first = await simulator.Acs.SendAsync(HttpMethod.Post, Send, request);
        var second = await simulator.Acs.SendAsync(HttpMethod.Post, Send, request);

        first.Status.ShouldBe(202);
        first.Body!.ToJsonString().ShouldBe(second.Body!.ToJsonString());
        (await SentAsync("+14255551001")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_recipients_fail_alone()
    {
        const string request = """{"from":"+14255550199","smsRecipients":[{"to":"12"},{"to":"+14255551002"}],"message":"Hi"}""";
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Post, Send, request);
        status.ShouldBe(202);
        body!["value"]!.AsArray().Select(v => ((int)v!["httpStatusCode"]!, (bool)v["successful"]!)).ShouldBe([(400, false), (202, true)]);
        ((string?)body["value"]![0]!["errorMessage"]).ShouldBe("Invalid To phone number format.");
        var sent = (await SentAsync("+14255551002")).Single()!;
        ((string?)sent["message"]).ShouldBe("Hi");
        ((string?)sent["from"]).ShouldBe("+14255550199");
    }

    [Theory]
    [InlineData("""{"from":"x","smsRecipients":[{"to":"+14255551003"}],"message":"Hi"}""", "From")]
    [InlineData("""{"from":"+14255550199","smsRecipients":[],"message":"Hi"}""", "SmsRecipients")]
    [InlineData("""{"from":"+14255550199","smsRecipients":[{"to":"+14255551003"}]}""", "Message")]
    public async Task A_wrong_request_gets_problem_details(string request, string field)
    {
        var (status, body, _) = await simulator.Acs.SendAsync(HttpMethod.Post, Send, request);
        status.ShouldBe(400);
        ((string?)body!["title"]).ShouldBe("One or more validation errors occurred.");
        body["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        (await SentAsync("+14255551003")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_key_is_denied()
    {
        var (status, body, _) = await simulator.Signed(Convert.ToBase64String(new byte[8])).SendAsync(HttpMethod.Post, Send, "{}");
        status.ShouldBe(401);
        ((string?)body!["error"]!["code"]).ShouldBe("Denied");
    }

    [Theory]
    [InlineData("""{"from":"nobody","message":"Hi"}""")]
    [InlineData("""{"from":"+14255551004","message":" "}""")]
    public async Task Nonsense_is_not_texted_to_the_call_center(string request)
    {
        using var content = new StringContent(request, System.Text.Encoding.UTF8, "application/json");
        using var response = await simulator.Http.PostAsync(new Uri("/simulator/sms", UriKind.Relative), content, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(422);
    }

    private async Task<JsonArray> SentAsync(string to) => (await simulator.Http.GetFromJsonAsync<JsonArray>(
        new Uri($"/simulator/sms?to={Uri.EscapeDataString(to)}", UriKind.Relative), TestContext.Current.CancellationToken))!;
}
