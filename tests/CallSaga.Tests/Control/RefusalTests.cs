using CallCenter.CallSaga.Control;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Control.Results;
using CallCenter.Contracts.Calls;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>What becomes of requests that the service does not take.</summary>
public sealed class RefusalTests(ControlDesk desk) : IClassFixture<ControlDesk>
{
    private const string NotFound = """{"error":{"code":"8522","message":"Call not found."}}""";
    private const string Conflict = """{"error":{"code":"8519","message":"Conflict."}}""";

    private readonly Guid call = Guid.NewGuid();

    private string Leg => $"leg-{call:N}";

    [Theory]
    [InlineData(400, """{"error":{"code":"8523"}}""")]
    [InlineData(401, "Denied")]
    [InlineData(403, "")]
    public async Task A_call_that_is_refused_is_reported_to_have_failed(int status, string body)
    {
        desk.Service.Answers[call.ToString()] = _ => (status, body);

        await desk.DoAsync(Place());

        await desk.EventAsync<CallPlacementFailed>(m => m.CallId, call);
        desk.Service.About(call).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_key_shows_in_the_readiness_report_until_the_service_takes_a_request()
    {
        desk.Service.Answers[call.ToString()] = _ => (401, "Denied");
        await desk.DoAsync(Place());
        (await desk.HealthAsync()).ShouldBe(HealthStatus.Degraded);

        desk.Service.Answers[Leg] = _ => (404, NotFound);
        await desk.DoAsync(new HangUpLeg { CallId = call, ConnectionId = Leg, Step = "over", AskedAt = DateTimeOffset.UnixEpoch });

        (await desk.HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_ticket_that_was_used_is_reported_to_have_failed()
    {
        desk.Service.Answers[call.ToString()] = _ => (404, NotFound);

        await desk.DoAsync(new AnswerCall { CallId = call, IncomingCallContext = "eyJctx", StreamAtOnce = true });

        await desk.EventAsync<CallPlacementFailed>(m => m.CallId, call);
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again_with_the_same_id()
    {
        desk.Service.Answers[call.ToString()] = attempt => attempt == 1 ? (429, "") : (201, """{"callConnectionId":"c"}""");

        await desk.DoAsync(Place());

        (await desk.EventAsync<CallPlaced>(m => m.CallId, call)).ConnectionId.ShouldBe("c");
        var requests = desk.Service.About(call);
        requests.Count.ShouldBe(2);
        requests.Select(request => request.Header("Repeatability-Request-ID")).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        requests.ShouldAllBe(request => request.IsSigned());
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_service_that_stays_broken_is_given_up_on()
    {
        desk.Service.Answers[call.ToString()] = _ => (503, "");

        await desk.DoAsync(Place());

        await desk.EventAsync<CallPlacementFailed>(m => m.CallId, call);
        desk.Service.About(call).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Hanging_up_a_call_that_is_over_tells_that_it_is()
    {
        desk.Service.Answers[Leg] = _ => (404, NotFound);

        await desk.DoAsync(new HangUpLeg { CallId = call, ConnectionId = Leg, Step = "HangUpCall", AskedAt = Some.Morning });

        await desk.EventAsync<LegGone>(m => m.CallId, call);
    }

    [Fact]
    public async Task A_refused_transfer_is_told_with_its_attempt()
    {
        desk.Service.Answers[Leg] = _ => (409, Conflict);

        await desk.DoAsync(new TransferLeg
        {
            CallId = call, ConnectionId = Leg, Agent = PhoneNumber.Parse("+14255550111"), OperationContext = "transfer-9",
        });

        (await desk.EventAsync<TransferRefused>(m => m.CallId, call)).OperationContext.ShouldBe("transfer-9");
    }

    [Fact]
    public async Task A_refused_stream_is_told_with_its_attempt()
    {
        desk.Service.Answers[Leg] = _ => (412, """{"error":{"code":"8583"}}""");

        await desk.DoAsync(new StartStreaming { CallId = call, ConnectionId = Leg, Attempt = 2 });

        (await desk.EventAsync<StreamingRefused>(m => m.CallId, call)).Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_language_menu_is_told_with_its_attempt()
    {
        desk.Service.Answers[Leg] = _ => (400, """{"error":{"code":"8500"}}""");

        await desk.DoAsync(new PlayLanguageMenu
        {
            CallId = call,
            ConnectionId = Leg,
            Caller = PhoneNumber.Parse("+14255550123"),
            Languages = ["fr-FR", "en-US"],
            SpokenIn = "fr-FR",
            BotName = "Amélie",
            BotCompany = "Contoso",
            Attempt = 1,
        });

        (await desk.EventAsync<LanguageMenuRefused>(m => m.CallId, call)).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_of_a_call_that_is_over_tells_that_it_is()
    {
        desk.Service.Answers[Leg] = _ => (400, """{"error":{"code":"8528"}}""");

        await desk.DoAsync(new StartStreaming { CallId = call, ConnectionId = Leg, Attempt = 1 });

        await desk.EventAsync<LegGone>(m => m.CallId, call);
    }

    [Fact]
    public async Task A_call_goes_on_without_a_recording_that_was_refused()
    {
        desk.Service.Answers[$"server-{call:N}"] = _ => (400, """{"error":{"code":"8559"}}""");

        await desk.DoAsync(new StartRecording { CallId = call, ServerCallId = $"server-{call:N}" });

        desk.Events<RecordingStarted>(m => m.CallId, call).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, null, true)]
    [InlineData(404, "8522", true)]
    [InlineData(400, "8528", true)]
    [InlineData(400, "8501", false)]
    [InlineData(500, "9999", false)]
    [InlineData(0, null, false)]
    public void A_refusal_tells_whether_the_call_is_over(int status, string? code, bool over) =>
        new Refusal(status, code).CallIsOver.ShouldBe(over);

    private PlaceCall Place() => new()
    {
        CallId = call, To = PhoneNumber.Parse("+14255550123"), DisplayName = "Contoso", StreamAtOnce = true,
    };
}
