using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Reports;

/// <summary>The claim on the report page: where each value comes from, and what it was before.</summary>
public sealed class ReportClaimTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient web = new(host.CreateClient());

    [Fact]
    public async Task A_value_leads_to_the_words_it_comes_from_and_shows_what_it_was()
    {
        var call = Stored.Call(Stored.NewNumber());
        var conversation = Stored.Conversation(call);
        conversation.Claim["hardware_info"] = "Lenovo";
        conversation.Claim["first_seen"] = "2026-11-21T09:00:00+01:00";
        await host.StoreAsync(
            call, conversation, Stored.Said(call, "A Dell", 0), Stored.Said(call, "No, a Lenovo", 1),
            Stored.Wrote(call, 0, "hardware_info", "Dell"), Stored.Wrote(call, 1, "hardware_info", "Lenovo"),
            Stored.Wrote(call, 0, "first_seen", "2026-11-20T09:00:00+01:00", position: 1), Stored.Wrote(call, 1, "first_seen", "2026-11-21T09:00:00+01:00", position: 1));

        var page = await PageAsync(call);

        page.ShouldContain($"""<span lang="en-US">Lenovo</span> <small>from {Link(call, 1, "09:30:01")} </small> <details> <summary>1 earlier value</summary> <ol> <li> <span lang="en-US">Dell</span>, from {Link(call, 0, "09:30:00")} </li> </ol> </details>""");
        page.ShouldContain("""<span lang="en-US">20 Nov 2026, 09:00 (&#x2B;01:00)</span>, from""");
        page.ShouldContain($"""<li id="turn-{call.CorrelationId}-0" class="caller">""");
        page.ShouldContain($"""<li id="turn-{call.CorrelationId}-1" class="caller">""");
    }

    [Fact]
    public async Task What_a_new_claim_emptied_is_shown_as_missing_with_what_it_was()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(
            call, Stored.Conversation(call), Stored.Said(call, "A Dell of Ada", 0), Stored.Said(call, "Something else", 1),
            Stored.Wrote(call, 0, "hardware_info", "Dell"), Stored.Wrote(call, 0, "caller_name", "Ada", position: 1), Stored.Wrote(call, 1, null, null));

        var page = await PageAsync(call);

        page.ShouldContain("0 of 2 facts known");
        page.ShouldContain($"""<span class="missing">missing</span> <details> <summary>1 earlier value</summary> <ol> <li> <span lang="en-US">Dell</span>, from {Link(call, 0, "09:30:00")} </li> <li> emptied for a new claim in {Link(call, 1, "09:30:01")} </li> </ol>""");
        page.ShouldContain("""<span lang="en-US">Ada</span>, from""");
    }

    [Fact]
    public async Task A_change_of_a_later_call_leads_to_its_report_and_one_without_words_yet_nowhere()
    {
        var number = Stored.NewNumber();
        var first = Stored.Call(number, "Closed");
        first.ClosedAt = first.CreatedAt.AddMinutes(1);
        var second = Stored.Call(number, createdAt: Stored.Morning.AddHours(1), conversationId: first.ConversationId);
        var conversation = Stored.Conversation(first);
        conversation.Claim["hardware_info"] = "Lenovo";
        await host.StoreAsync(
            first, second, conversation, Stored.Said(second, "A Lenovo", 0), Stored.Wrote(first, 3, "hardware_info", "Dell"), Stored.Wrote(second, 0, "hardware_info", "Lenovo"));

        var page = await PageAsync(first);

        page.ShouldContain($"href=\"/report/{second.CorrelationId}#turn-{second.CorrelationId}-0\"");
        page.ShouldContain("""<span lang="en-US">Dell</span>, from the turn at <time datetime="2026-11-22T09:30:03Z">09:30:03</time> </li>""");
    }

    [Fact]
    public async Task A_value_of_before_there_was_a_history_stands_alone()
    {
        var call = Stored.Call(Stored.NewNumber());
        var conversation = Stored.Conversation(call);
        conversation.Claim["hardware_info"] = "Dell";
        await host.StoreAsync(call, conversation);

        (await PageAsync(call)).ShouldContain("""<td> <span lang="en-US">Dell</span> </td>""");
    }

    private static string Link(CallState call, int turn, string clock) =>
        $"""<a href="#turn-{call.CorrelationId}-{turn}">the turn at <time datetime="2026-11-22T{clock}Z">{clock}</time></a>""";

    /// <summary>The page, each stretch of white space as one space.</summary>
    private async Task<string> PageAsync(CallState call)
    {
        var response = await web.GetAsync($"/report/{call.CorrelationId}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return string.Join(' ', (await response.TextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
