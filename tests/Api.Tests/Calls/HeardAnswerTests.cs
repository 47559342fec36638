using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.Tests.Calls;

public sealed class HeardAnswerTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task Each_measurement_goes_to_the_answer_whose_question_ended_next_to_it_and_is_shown_beside_our_clock()
    {
        var call = await CallAsync(4_000, 9_000, 15_000);

        var response = await TellAsync(call, """{"answers":[{"finished_ms":3900,"heard_ms":640},{"finished_ms":14700,"heard_ms":1234},{"finished_ms":40000,"heard_ms":5}]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldBe("""{"matched":2}""");
        (await HeardAsync(call)).ShouldBe([640, null, 1234]);
        var report = await (await api.GetAsync($"/report/{call}")).TextAsync();
        report.ShouldContain("At the caller&#x27;s ear");
        report.ShouldContain("<td>640 ms</td>");
        report.ShouldContain("<td>–</td>");
    }

    [Fact]
    public async Task Telling_again_replaces_what_was_told()
    {
        var call = await CallAsync(4_000);
        await TellAsync(call, """{"answers":[{"finished_ms":3900,"heard_ms":640}]}""");
        await TellAsync(call, """{"answers":[{"finished_ms":3900,"heard_ms":700}]}""");
        (await HeardAsync(call)).ShouldBe([700]);
    }

    [Theory]
    [InlineData("""{"answers":[{"finished_ms":-1,"heard_ms":640}]}""", "answers[0].finished_ms")]
    [InlineData("""{"answers":[{"finished_ms":1,"heard_ms":"soon"}]}""", "answers[0].heard_ms")]
    [InlineData("""{"answers":[{"finished_ms":1}]}""", "answers[0].heard_ms")]
    [InlineData("""{"answers":[]}""", "answers")]
    [InlineData("""{"answers":[7]}""", "answers[0]")]
    [InlineData("""{"answers":[{"finished_ms":1,"heard_ms":1}],"other":1}""", "other")]
    public async Task What_is_no_measurement_is_refused_by_name(string body, string field)
    {
        var call = await CallAsync(4_000);
        var response = await TellAsync(call, body);
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.TextAsync()).ShouldContain(field);
        (await HeardAsync(call)).ShouldBe([null]);
    }

    [Fact]
    public async Task Of_an_unknown_call_nothing_can_be_told() =>
        (await TellAsync(Guid.NewGuid(), """{"answers":[{"finished_ms":1,"heard_ms":1}]}""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private Task<HttpResponseMessage> TellAsync(Guid call, string body) => api.PostAsync($"/call/{call}/heard", Json.Content(body));

    private async Task<Guid> CallAsync(params double[] speechEnds)
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        await host.StoreAsync([call, .. speechEnds.Select((end, index) => new TurnRecord
        {
            SessionId = call.CorrelationId,
            CallId = call.CorrelationId,
            Index = index,
            Timings = new TurnTimings { SpeechEndMs = end, EndOfTurnMs = 500, FirstSentMs = 520 },
        })]);
        return call.CorrelationId;
    }

    private Task<List<double?>> HeardAsync(Guid call) => host.ReadAsync(async store =>
        (await store.Turns.AsNoTracking().Where(turn => turn.CallId == call).OrderBy(turn => turn.Index).ToListAsync(TestContext.Current.CancellationToken))
        .ConvertAll(turn => turn.Timings.HeardMs));
}
