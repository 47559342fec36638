using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Reports;

public sealed class ReportPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private readonly ApiClient web = new(host.CreateClient());

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task The_front_door_leads_to_the_reports(string method)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var still = new HttpClient(handler) { BaseAddress = host.ClientOptions.BaseAddress };

        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        using var response = await still.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/report");
    }

    [Fact]
    public async Task The_report_shows_all_that_came_of_a_call()
    {
        var number = Stored.NewNumber();
        var (call, rows) = Finished(number);
        await host.StoreAsync(rows);

        var page = await PageAsync($"/report/{call.CorrelationId}");

        page.ShouldContain("The broken laptop");
        page.ShouldContain("A <strong>laptop</strong>.");
        page.ShouldContain("my old notebook");
        page.ShouldContain("from <cite>Can I borrow a laptop? (faq.md)</cite>");
        page.ShouldContain("High");
        page.ShouldContain("Ask an expert");
        page.ShouldContain("2 of 3 facts known");
        page.ShouldContain("""<span lang="en-US">Laptop</span>""");
        page.ShouldContain("""<span class="missing">missing</span>""");
        page.ShouldContain("Call back");
        page.ShouldContain("""<p class="said" lang="en-US">My laptop is broken</p>""");
        page.ShouldContain("<code>updated_claim</code>");
        page.ShouldContain("<cite>hours</cite>");
        page.ShouldContain("Help the caller.");
        page.ShouldContain("the assistant said goodbye");
        page.ShouldContain("first token: 300 ms");
        page.ShouldNotContain("http-equiv=\"refresh\"");
        (await PageAsync($"/report/{number.Value}")).ShouldContain(call.CorrelationId.ToString());
    }

    [Fact]
    public async Task The_list_shows_what_matters_of_each_call()
    {
        var number = Stored.NewNumber();
        var (call, rows) = Finished(number);
        await host.StoreAsync(rows);

        var page = await PageAsync($"/report?phone_number={Uri.EscapeDataString(number.Value)}");

        page.ShouldContain($"href=\"/report/{call.CorrelationId}\"");
        page.ShouldContain(number.Value[1..]);
        page.ShouldContain("Closed");
        page.ShouldContain("High satisfaction");
        page.ShouldContain("The broken laptop");
        page.ShouldContain("2 of 3 facts");
        page.ShouldContain("1 call");
    }

    [Fact]
    public async Task Nothing_that_was_said_or_written_becomes_markup()
    {
        var number = Stored.NewNumber();
        var call = Stored.Call(number, "Closed");
        call.Initiation = call.Initiation with { Task = Attack, BotName = Attack, BotCompany = Attack };
        call.RecordingId = Attack;
        var conversation = Stored.Conversation(call);
        conversation.Claim["hardware_info"] = Attack;
        object[] written = [Stored.Wrote(call, 0, "hardware_info", "<b>" + Attack), Stored.Wrote(call, 1, "hardware_info", Attack)];
        conversation.Synthesis = new Synthesis
        {
            Short = Attack,
            Long = $"{Attack}\n\n[a](javascript:alert(3)) [b](  JAVASCRIPT:alert(3)) <javascript:alert(3)> [c](data:text/html,x) ![d](https://evil.example/pixel.png) [e](https://good.example/)",
            Satisfaction = Satisfaction.Low,
            ImprovementSuggestions = Attack,
            Citations = [new Citation { Statement = Attack, Quote = Attack, Persona = Persona.Human, MessageAt = Stored.Morning, Document = new DocumentReference(Attack, Attack, Attack) }],
        };
        conversation.Next = new NextAction(NextActionKind.CaseClosed, Attack);
        conversation.Reminders.Add(new Reminder { Title = Attack, Description = Attack, Owner = Attack, DueAt = Stored.Morning, CreatedAt = Stored.Morning });
        var said = Stored.Said(call, Attack, 0);
        said.ToolCalls.Add(new ToolCall("1", Attack, Attack, Attack));
        said.Documents.Add(new DocumentReference(Attack, Attack, Attack));
        said.Language = "\" onmouseover=\"alert(4)";
        await host.StoreAsync([call, conversation, said, .. written]);

        foreach (var path in new[] { $"/report/{call.CorrelationId}", $"/report?phone_number={Uri.EscapeDataString(number.Value)}" })
        {
            var page = await PageAsync(path);
            page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
            page.ShouldNotContain("<script", Case.Insensitive);
            page.ShouldNotContain("<img", Case.Insensitive);
            page.ShouldNotContain("href=\"javascript", Case.Insensitive);
            page.ShouldNotContain("href=\"data:text", Case.Insensitive);
            page.ShouldNotContain("\" onmouseover=\"", Case.Insensitive);
        }

        (await PageAsync($"/report/{call.CorrelationId}")).ShouldContain("href=\"https://good.example/\"");
    }

    [Fact]
    public async Task Pages_forbid_scripts_frames_and_foreign_assets()
    {
        var response = await web.GetAsync("/report");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        var page = await response.TextAsync();
        page.ShouldNotContain("style=\"");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
    }

    [Fact]
    public async Task The_style_sheet_is_served_from_the_address_that_pages_name()
    {
        var page = await PageAsync("/report");
        var address = page.Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];

        var response = await web.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        (await response.TextAsync()).ShouldContain("prefers-color-scheme: dark");
    }

    [Fact]
    public async Task A_call_in_progress_is_loaded_again_until_told_not_to()
    {
        var call = Stored.Call(Stored.NewNumber());
        await host.StoreAsync(call, Stored.Conversation(call));

        (await PageAsync($"/report/{call.CorrelationId}")).ShouldContain("<meta http-equiv=\"refresh\" content=\"3\">");
        (await PageAsync($"/report/{call.CorrelationId}?live=off")).ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task A_call_just_accepted_has_a_report_already()
    {
        var number = Stored.NewNumber();
        await web.PostAsync("/call", Json.Content($$"""{"phone_number":"{{number.Value}}"}"""));

        (await PageAsync($"/report/{number.Value}")).ShouldContain("Nothing was said yet.");
    }

    [Fact]
    public async Task An_unknown_call_gets_a_page_that_says_so()
    {
        var response = await web.GetAsync("/report/+33999999999");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.TextAsync()).ShouldContain("There is no call with this id or phone number.");
    }

    [Fact]
    public async Task A_wrong_filter_is_explained_on_the_page()
    {
        var response = await web.GetAsync("/report?phone_number=<b>");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.TextAsync();
        page.ShouldContain("must be an E.164 number");
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Pages_are_linked_both_ways()
    {
        var number = Stored.NewNumber();
        await host.StoreAsync([.. Enumerable.Range(0, 41).Select(minute => Stored.Call(number, "Closed", Stored.Morning.AddMinutes(minute)))]);
        var filter = Uri.EscapeDataString(number.Value);

        var first = await PageAsync($"/report?phone_number={filter}");
        var second = await PageAsync($"/report?page=2&phone_number={filter}");
        var third = await PageAsync($"/report?page=3&phone_number={filter}");

        (first.Contains("rel=\"next\"", StringComparison.Ordinal), first.Contains("rel=\"prev\"", StringComparison.Ordinal)).ShouldBe((true, false));
        (second.Contains("rel=\"next\"", StringComparison.Ordinal), second.Contains("rel=\"prev\"", StringComparison.Ordinal)).ShouldBe((true, true));
        (third.Contains("rel=\"next\"", StringComparison.Ordinal), third.Contains("rel=\"prev\"", StringComparison.Ordinal)).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_page_past_the_end_says_so_and_leads_to_the_last_one()
    {
        var number = Stored.NewNumber();
        await host.StoreAsync([.. Enumerable.Range(0, 21).Select(minute => Stored.Call(number, "Closed", Stored.Morning.AddMinutes(minute)))]);
        var filter = Uri.EscapeDataString(number.Value);

        var page = await PageAsync($"/report?page=999&phone_number={filter}");

        page.ShouldContain("Page 999 is past the end");
        page.ShouldContain($"href=\"/report?page=2&amp;phone_number={filter}\"");
        page.ShouldNotContain("No calls here yet");
        page.ShouldNotContain("rel=\"prev\"");
        (await PageAsync($"/report?phone_number={Uri.EscapeDataString(Stored.NewNumber().Value)}")).ShouldContain("No calls here yet");
    }

    [Fact]
    public async Task The_report_tells_the_human_agent_and_where_the_recording_lies()
    {
        var (call, rows) = Finished(Stored.NewNumber());
        (call.CloseReason, call.RecordingId) = (CloseReason.Transferred, "rec-1");
        await host.StoreAsync(rows);

        var page = await PageAsync($"/report/{call.CorrelationId}");

        page.ShouldContain("<dt>Human agent</dt><dd>&#x2B;33600000001, took the call over</dd>");
        page.ShouldContain("<code>rec-1</code>, kept by the telephone service");
    }

    private async Task<string> PageAsync(string path)
    {
        var response = await web.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.TextAsync();
    }

    private static (CallState Call, object[] Rows) Finished(PhoneNumber number)
    {
        var call = Stored.Call(number, "Closed");
        call.CloseReason = CloseReason.AssistantHungUp;
        call.ConnectedAt = Stored.Morning;
        call.ClosedAt = Stored.Morning.AddSeconds(125);
        call.CallerSpoke = true;
        var conversation = Stored.Conversation(call);
        conversation.Claim["hardware_info"] = "Laptop";
        conversation.Claim["caller_name"] = "Kevyn";
        conversation.Synthesis = new Synthesis
        {
            Short = "The broken laptop",
            Long = "A **laptop**.",
            Satisfaction = Satisfaction.High,
            ImprovementSuggestions = "Be quicker.",
            Citations =
            [
                new Citation { Statement = "A laptop", Quote = "my old notebook", Persona = Persona.Human, MessageAt = Stored.Morning },
                new Citation { Statement = "A laptop", Quote = "two weeks", Persona = Persona.Assistant, MessageAt = Stored.Morning, Document = new DocumentReference("loan", "Can I borrow a laptop?", "faq.md") },
            ],
        };
        conversation.Next = new NextAction(NextActionKind.RequiresExpertise, "The screen is broken.");
        conversation.Reminders.Add(new Reminder { Title = "Call back", Description = "Ask again", Owner = "assistant", DueAt = Stored.Morning.AddDays(1), CreatedAt = Stored.Morning });
        var answer = Stored.Said(call, "I'm writing that down.", 1, Persona.Assistant);
        answer.ToolCalls.Add(new ToolCall("call_1", "updated_claim", "{}", "done"));
        answer.Documents.Add(new DocumentReference("hours", Title: null, FilePath: null));
        var turn = new TurnRecord
        {
            SessionId = call.CorrelationId,
            CallId = call.CorrelationId,
            Timings = new TurnTimings { EndOfTurnMs = 500, FinalTextMs = 400, FirstTokenMs = 800, FirstAudioMs = 900, FirstSentMs = 920 },
        };
        return (call, [call, conversation, Stored.Said(call, "My laptop is broken", 0), answer, turn]);
    }
}
