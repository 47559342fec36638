using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Calls;

/// <summary>What the assistant said and the caller did not hear: in the answer of the API and in the report.</summary>
public sealed class UnheardTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Attack = "<script>alert(1)</script>";

    private readonly ApiClient web = new(host.CreateClient());

    [Fact]
    public async Task The_api_tells_what_was_generated_sent_and_heard()
    {
        var call = await InterruptedAsync();

        var body = await (await web.GetAsync($"/call/{call.CorrelationId}")).BodyAsync();

        body.GetProperty("unheard").GetRawText().ShouldBe($$"""
            [{"created_at":"2026-11-22T09:30:01+00:00","turn_id":"{{call.CorrelationId}}-1","lang_short_code":"en-US","generated":"Once upon a time. The end.","sent":"Once upon a","heard":"Once upon"},
            {"created_at":"2026-11-22T09:30:03+00:00","turn_id":"{{call.CorrelationId}}-3","lang_short_code":"fr-FR","generated":"D'accord.","sent":"","heard":""}]
            """.Replace("\n", "", StringComparison.Ordinal));
        body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()).ShouldBe(["Tell me a story", "Once upon", "Stop", "Never mind"]);
    }

    [Fact]
    public async Task The_report_shows_what_was_heard_and_folded_under_it_what_was_said_and_generated()
    {
        var call = await InterruptedAsync();

        var page = await PageAsync(call);

        var heard = page.IndexOf("""<p class="said" lang="en-US">Once upon</p>""", StringComparison.Ordinal);
        heard.ShouldBeGreaterThan(0);
        var folded = page[heard..page.IndexOf("</details>", heard, StringComparison.Ordinal)];
        folded.ShouldContain("<summary>Not all of it was heard</summary>");
        folded.ShouldContain("""<dt>Said into the line</dt><dd><span lang="en-US">Once upon a</span></dd>""");
        folded.ShouldContain("""<dt>Generated</dt><dd lang="en-US">Once upon a time. The end.</dd>""");
    }

    [Fact]
    public async Task The_report_shows_words_that_nobody_heard_in_their_place_and_not_as_said()
    {
        var call = await InterruptedAsync();

        var page = await PageAsync(call);

        var missed = page.IndexOf("Assistant, not heard", StringComparison.Ordinal);
        missed.ShouldBeGreaterThan(page.IndexOf(">Stop</p>", StringComparison.Ordinal));
        missed.ShouldBeLessThan(page.IndexOf(">Never mind</p>", StringComparison.Ordinal));
        var entry = page[missed..page.IndexOf("</li>", missed, StringComparison.Ordinal)];
        entry.ShouldContain("<summary>What was to be said</summary>");
        entry.ShouldContain("<dt>Said into the line</dt><dd>nothing</dd>");
        entry.ShouldContain("""<dt>Generated</dt><dd lang="fr-FR">D&#x27;accord.</dd>""");
        entry.ShouldNotContain("class=\"said\"");
    }

    [Fact]
    public async Task A_greeting_that_nobody_heard_is_shown_before_anything_was_said()
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        await host.StoreAsync(call, Stored.Conversation(call), Turn(call, 0, Words(call, 0, "Hello!", "")));

        var page = await PageAsync(call);

        page.ShouldContain("Assistant, not heard");
        page.ShouldNotContain("Nothing was said yet.");
    }

    [Fact]
    public async Task A_call_that_is_gone_on_with_shows_what_was_not_heard_before_and_the_first_one_not_what_was_not_heard_later()
    {
        var number = Stored.NewNumber();
        var first = Stored.Call(number, "Closed");
        first.ClosedAt = first.CreatedAt.AddMinutes(1);
        var second = Stored.Call(number, createdAt: Stored.Morning.AddHours(1), conversationId: first.ConversationId);
        await host.StoreAsync(
            first, second, Stored.Conversation(first), Stored.Said(first, "Hello", 0), Stored.Said(second, "Hello again", 0),
            Turn(first, 0, Words(first, 1, "first", "")), Turn(second, 0, Words(second, 1, "second", "")));

        (await GeneratedAsync(first)).ShouldBe(["first"]);
        (await GeneratedAsync(second)).ShouldBe(["first", "second"]);

        async Task<IEnumerable<string?>> GeneratedAsync(CallState call) =>
            (await (await web.GetAsync($"/call/{call.CorrelationId}")).BodyAsync()).GetProperty("unheard").EnumerateArray().Select(entry => entry.GetProperty("generated").GetString());
    }

    [Fact]
    public async Task Words_that_were_not_heard_never_become_markup()
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        var words = Words(call, 0, Attack, Attack) with { Language = "\" onmouseover=\"alert(2)" };
        await host.StoreAsync(call, Stored.Conversation(call), Turn(call, 0, words));

        var page = await PageAsync(call);

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("\" onmouseover=\"", Case.Insensitive);
    }

    private static UnheardWords Words(CallState call, int seconds, string generated, string sent) => new()
    {
        CreatedAt = call.CreatedAt.AddSeconds(seconds), Language = "en-US", Generated = generated, Sent = sent,
    };

    private static TurnRecord Turn(CallState call, int index, params UnheardWords[] unheard) => new()
    {
        SessionId = call.CorrelationId, Index = index, CallId = call.CorrelationId, Unheard = [.. unheard],
    };

    // An answer of which the beginning was heard, and one of which nothing was.
    private async Task<CallState> InterruptedAsync()
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        var story = Words(call, 1, "Once upon a time. The end.", "Once upon a") with { Message = 0 };
        await host.StoreAsync(
            call, Stored.Conversation(call), Stored.Said(call, "Tell me a story", 0), Stored.Said(call, "Once upon", 1, Persona.Assistant), Stored.Said(call, "Stop", 2),
            Stored.Said(call, "Never mind", 4), Turn(call, 3, Words(call, 3, "D'accord.", "") with { Language = "fr-FR" }), Turn(call, 1, story));
        return call;
    }

    private async Task<string> PageAsync(CallState call)
    {
        var response = await web.GetAsync($"/report/{call.CorrelationId}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.TextAsync();
    }
}
