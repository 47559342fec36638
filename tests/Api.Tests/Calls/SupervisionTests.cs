using System.Net;
using CallCenter.Api.Calls;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;

namespace CallCenter.Api.Tests.Calls;

public sealed class SupervisionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_live_call_can_be_ended()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call);

        (await api.PostAsync($"/call/{call.CorrelationId}/hangup", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        host.Bus.Of<HangUpCall>(call.CorrelationId).ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.SupervisorHungUp);
    }

    [Fact]
    public async Task A_live_call_can_be_handed_to_a_human()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call);

        (await api.PostAsync($"/call/{call.CorrelationId}/transfer", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        host.Bus.Of<TransferCall>(call.CorrelationId).ShouldHaveSingleItem().BySupervisor.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Talking")]
    [InlineData("Transferring")]
    public async Task A_call_that_is_handed_over_already_gets_409(string state)
    {
        var call = Stored.Call(Stored.NewNumber(), state);
        (call.EdgeAddress, call.TransferTimeoutId) = (new Uri("loopback://localhost/edge-1"), Guid.NewGuid());
        await host.StoreAsync(call);

        var response = await api.PostAsync($"/call/{call.CorrelationId}/transfer", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("the call is being transferred already");
        host.Bus.About(call.CorrelationId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_requests_for_a_transfer_at_the_same_instant_one_is_taken_and_the_others_get_409()
    {
        var call = Stored.Call(Stored.NewNumber());
        call.EdgeAddress = new Uri("loopback://localhost/edge-1");
        await host.StoreAsync(call);

        var responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.PostAsync($"/call/{call.CorrelationId}/transfer", null)));

        responses.Count(response => response.StatusCode == HttpStatusCode.Accepted).ShouldBe(1);
        responses.Count(response => response.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);
        host.Bus.Of<TransferCall>(call.CorrelationId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_transfer_can_be_asked_for_again_once_the_saga_has_had_time_for_the_last_request()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call, TransferDesk.Note(call.CorrelationId, TimeProvider.System.GetUtcNow() - TransferDesk.Reach));

        (await api.PostAsync($"/call/{call.CorrelationId}/transfer", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await api.PostAsync($"/call/{call.CorrelationId}/transfer", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        host.Bus.Of<TransferCall>(call.CorrelationId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_edge_that_holds_the_call_is_told_what_to_say()
    {
        var call = Stored.Call(Stored.NewNumber());
        call.EdgeAddress = new Uri("loopback://localhost/edge-1");
        await host.StoreAsync(call);

        var response = await api.PostAsync($"/call/{call.CorrelationId}/message", Json.Content("""{"text":" Please hold on. "}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        host.Bus.Of<SayToCaller>(call.CorrelationId).ShouldHaveSingleItem().Text.ShouldBe("Please hold on.");
        host.Bus.DestinationsOf<SayToCaller>(call.CorrelationId).ShouldBe([call.EdgeAddress]);
    }

    [Theory]
    [InlineData("hangup")]
    [InlineData("transfer")]
    [InlineData("message")]
    public async Task A_closed_call_gets_409_and_an_unknown_one_404(string action)
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        await host.StoreAsync(call);

        (await PostAsync(call.CorrelationId)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync(Guid.NewGuid())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.Bus.About(call.CorrelationId).ShouldBeEmpty();

        Task<HttpResponseMessage> PostAsync(Guid id) => api.PostAsync($"/call/{id}/{action}", Json.Content("""{"text":"Hello"}"""));
    }

    [Fact]
    public async Task Nobody_can_be_spoken_to_or_handed_over_before_somebody_is_on_the_line()
    {
        var call = Stored.Call(Stored.NewNumber(), "Initiating");
        await host.StoreAsync(call);

        (await api.PostAsync($"/call/{call.CorrelationId}/message", Json.Content("""{"text":"Hello"}"""))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await api.PostAsync($"/call/{call.CorrelationId}/transfer", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await api.PostAsync($"/call/{call.CorrelationId}/hangup", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"text":"  "}""", 422)]
    [InlineData("""{"text":5}""", 422)]
    [InlineData("""{"text":"Hello","loud":true}""", 422)]
    [InlineData("[]", 422)]
    [InlineData("{", 400)]
    public async Task A_message_without_words_is_refused(string body, int status)
    {
        var call = Stored.Call(Stored.NewNumber());
        call.EdgeAddress = new Uri("loopback://localhost/edge-1");
        await host.StoreAsync(call);

        ((int)(await api.PostAsync($"/call/{call.CorrelationId}/message", Json.Content(body))).StatusCode).ShouldBe(status);

        host.Bus.About(call.CorrelationId).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_end_a_call()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/call/{call.CorrelationId}/hangup");
        request.Headers.Add("Origin", "https://evil.example");

        (await api.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        host.Bus.About(call.CorrelationId).ShouldBeEmpty();
    }
}
