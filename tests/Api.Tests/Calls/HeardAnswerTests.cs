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
    public async Task A_language_menu_before_our_clock_begins_moves_no_measurement_to_another_answer()
    {
        var call = await CallAsync(8_260, 19_320, 31_200);
        var response = await TellAsync(call, """{"answers":[{"finished_ms":19020,"heard_ms":381},{"finished_ms":30080,"heard_ms":382},{"finished_ms":41960,"heard_ms":383}]}""");
        (await response.TextAsync()).ShouldBe("""{"matched":3}""");
        (await HeardAsync(call)).ShouldBe([381, 382, 383]);
    }

    [Fact]
    public async Task A_session_that_began_late_costs_no_measurement()
    {
        var call = await CallAsync(8_220, 17_760, 28_960);
        await TellAsync(call, """{"answers":[{"finished_ms":9720,"heard_ms":842},{"finished_ms":30460,"heard_ms":362}]}""");
        (await HeardAsync(call)).ShouldBe([842, null, 362]);
    }

    [Fact]
    public async Task A_session_that_took_the_call_over_is_matched_by_its_own_clock()
    {
        var call = await CallAsync(4_000, 9_000, 17_000);
        await AddSessionAsync(call, 3_000, 14_500);
        await TellAsync(call, """{"answers":[{"finished_ms":4100,"heard_ms":1},{"finished_ms":9100,"heard_ms":2},{"finished_ms":17100,"heard_ms":3},{"finished_ms":33000,"heard_ms":4},{"finished_ms":44500,"heard_ms":5}]}""");
        (await HeardAsync(call)).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task One_measurement_alone_fits_no_answer_that_is_more_than_a_second_away()
    {
        var call = await CallAsync(4_000);
        (await (await TellAsync(call, """{"answers":[{"finished_ms":12000,"heard_ms":640}]}""")).TextAsync()).ShouldBe("""{"matched":0}""");
        (await HeardAsync(call)).ShouldBe([null]);
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
        await host.StoreAsync([call, .. Turns(call.CorrelationId, call.CorrelationId, 0, speechEnds)]);
        return call.CorrelationId;
    }

    private Task AddSessionAsync(Guid call, params double[] speechEnds) => host.StoreAsync([.. Turns(call, Guid.NewGuid(), 3, speechEnds)]);

    private static IEnumerable<TurnRecord> Turns(Guid call, Guid session, int first, double[] speechEnds) => speechEnds.Select((end, index) => new TurnRecord
    {
        SessionId = session,
        CallId = call,
        Index = first + index,
        Timings = new TurnTimings { SpeechEndMs = end, EndOfTurnMs = 500, FirstSentMs = 520 },
    });

    private Task<List<double?>> HeardAsync(Guid call) => host.ReadAsync(async store =>
        (await store.Turns.AsNoTracking().Where(turn => turn.CallId == call).OrderBy(turn => turn.Index).ToListAsync(TestContext.Current.CancellationToken))
        .ConvertAll(turn => turn.Timings.HeardMs));
}
