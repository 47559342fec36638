using System.Globalization;
using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Tests.Calls;

public sealed class ReadCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_finished_call_is_shown_with_all_that_came_of_it()
    {
        var number = Stored.NewNumber();
        var call = Stored.Call(number, "Closed");
        call.CloseReason = CloseReason.AssistantHungUp;
        call.ClosedAt = Stored.Morning.AddMinutes(3);
        call.RecordingId = "recording-1";
        call.Variants["vad_threshold"] = "0.6";
        var conversation = Stored.Conversation(call);
        conversation.Claim["hardware_info"] = "Laptop";
        conversation.Next = new NextAction(NextActionKind.RequiresExpertise, "The screen is broken.");
        conversation.Synthesis = new Synthesis { Short = "the broken laptop", Long = "A **laptop**.", Satisfaction = Satisfaction.High, ImprovementSuggestions = "Be quicker." };
        conversation.Reminders.Add(new Reminder
        {
            Title = "Call back",
            Description = "Ask again",
            DueAt = Stored.Morning.AddDays(1),
            Owner = "assistant",
            CreatedAt = Stored.Morning,
        });
        var answer = Stored.Said(call, "I'm writing that down.", 1, Persona.Assistant);
        answer.Style = Style.Cheerful;
        answer.ToolCalls.Add(new ToolCall("call_1", "updated_claim", """{"updates":[]}""", "done"));
        answer.Documents.Add(new DocumentReference("hours", "When are you open?", "faq.md"));
        await host.StoreAsync(call, conversation, answer, Stored.Said(call, "My laptop is broken", 0), Stored.Wrote(call, 1, "hardware_info", "Laptop"));

        var response = await api.GetAsync($"/call/{call.CorrelationId}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldBe($$$"""
            {"call_id":"{{{call.CorrelationId}}}","created_at":"2026-11-22T09:30:00+00:00","in_progress":false,"state":"closed","close_reason":"assistant_hung_up","direction":"outbound",
            "initiate":{"phone_number":"{{{number.Value}}}","bot_company":"Contoso","bot_name":"Amélie","agent_phone_number":"+33600000001","task":"Help the caller.",
            "claim":[{"name":"hardware_info","type":"text","description":null},{"name":"first_seen","type":"datetime","description":"When it began"}],
            "lang":{"default_short_code":"en-US","availables":["en-US"]},"prosody_rate":1,"engine":"cascade"},"lang_short_code":"en-US","claim":{"hardware_info":"Laptop"},
            "claim_history":[{"changed_at":"2026-11-22T09:30:01.5+00:00","field":"hardware_info","from":null,"to":"Laptop","cause":"updated_claim","turn_id":"{{{call.CorrelationId}}}-1","call_id":"{{{call.CorrelationId}}}"}],
            "messages":[
            {"created_at":"2026-11-22T09:30:00+00:00","action":"talk","content":"My laptop is broken","persona":"human","style":"none","lang_short_code":"en-US","tool_calls":[],"turn_id":"{{{call.CorrelationId}}}-0","documents":[]},
            {"created_at":"2026-11-22T09:30:01+00:00","action":"talk","content":"I'm writing that down.","persona":"assistant","style":"cheerful","lang_short_code":"en-US",
            "tool_calls":[{"tool_id":"call_1","function_name":"updated_claim","function_arguments":"{\"updates\":[]}","content":"done"}],"turn_id":"{{{call.CorrelationId}}}-1","documents":[{"id":"hours","title":"When are you open?","file_path":"faq.md"}]}],
            "unheard":[],
            "next":{"action":"requires_expertise","justification":"The screen is broken."},
            "reminders":[{"created_at":"2026-11-22T09:30:00+00:00","title":"Call back","description":"Ask again","due_date_time":"2026-11-23T09:30:00+00:00","owner":"assistant"}],
            "synthesis":{"short":"the broken laptop","long":"A **laptop**.","satisfaction":"high","improvement_suggestions":"Be quicker.","citations":null},
            "recording":{"recording_id":"recording-1","container_url":null},"variants":{"vad_threshold":"0.6"},
            "cost":{"currency":null,"amount":null,"partial":false,"items":[]}}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Initiating", "initiating", true)]
    [InlineData("Talking", "talking", true)]
    [InlineData("Transferring", "transferring", true)]
    [InlineData("Closing", "closed", true)]
    [InlineData("Closed", "closed", false)]
    public async Task States_are_shown_as_users_know_them(string stored, string shown, bool inProgress)
    {
        var call = Stored.Call(Stored.NewNumber(), stored);
        await host.StoreAsync(call, Stored.Conversation(call));

        var body = await (await api.GetAsync($"/call/{call.CorrelationId}")).BodyAsync();

        body.GetProperty("state").GetString().ShouldBe(shown);
        body.GetProperty("in_progress").GetBoolean().ShouldBe(inProgress);
    }

    [Fact]
    public async Task A_phone_number_means_its_latest_call()
    {
        var number = Stored.NewNumber();
        var older = Stored.Call(number, "Closed", Stored.Morning);
        var newer = Stored.Call(number, "Closed", Stored.Morning.AddHours(1));
        await host.StoreAsync(newer, older, Stored.Conversation(newer), Stored.Conversation(older));

        foreach (var written in new[] { number.Value, Uri.EscapeDataString(number.Value), number.Value[1..] })
            (await (await api.GetAsync($"/call/{written}")).BodyAsync()).GetProperty("call_id").GetGuid().ShouldBe(newer.CorrelationId);
    }

    [Fact]
    public async Task A_resumed_call_shows_what_was_said_before_and_the_first_one_not_what_was_said_later()
    {
        var number = Stored.NewNumber();
        var first = Stored.Call(number, "Closed");
        first.ClosedAt = first.CreatedAt.AddMinutes(1);
        var second = Stored.Call(number, createdAt: Stored.Morning.AddHours(1), conversationId: first.ConversationId);
        await host.StoreAsync(first, second, Stored.Conversation(first), Stored.Said(first, "first", 0), Stored.Said(second, "second", 0));

        (await MessagesOf(first)).ShouldBe(["first"]);
        (await MessagesOf(second)).ShouldBe(["first", "second"]);

        async Task<IEnumerable<string?>> MessagesOf(CallState call) =>
            (await (await api.GetAsync($"/call/{call.CorrelationId}")).BodyAsync()).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("5fe62f77-0000-4000-8000-00000000abcd")]
    [InlineData("+33999999999")]
    [InlineData("nobody")]
    public async Task An_unknown_call_gets_404(string idOrPhone)
    {
        var response = await api.GetAsync($"/call/{idOrPhone}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("there is no such call");
    }

    [Fact]
    public async Task The_list_comes_in_pages_newest_first_with_total_and_next()
    {
        var number = Stored.NewNumber();
        var calls = Enumerable.Range(0, 5).Select(hour => Stored.Call(number, "Closed", Stored.Morning.AddHours(hour))).ToList();
        await host.StoreAsync([.. calls]);
        var newestFirst = calls.AsEnumerable().Reverse().Select(call => call.CorrelationId).ToList();
        var filter = Uri.EscapeDataString(number.Value);

        var seen = new List<Guid>();
        string? next = $"/call?phone_number={filter}&page_size=2";
        while (next is not null)
        {
            var response = await api.GetAsync(next);
            response.Headers.GetValues("X-Total-Count").ShouldBe(["5"]);
            seen.AddRange((await response.BodyAsync()).EnumerateArray().Select(call => call.GetProperty("call_id").GetGuid()));
            next = response.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        seen.ShouldBe(newestFirst);
        (await (await api.GetAsync($"/call?phone_number={filter}&page=9")).BodyAsync()).GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("page_size=0", "page_size")]
    [InlineData("page_size=101", "page_size")]
    [InlineData("phone_number=abc", "phone_number")]
    public async Task A_wrong_parameter_of_the_list_is_named(string query, string field)
    {
        var response = await api.GetAsync($"/call?{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.BodyAsync()).Fields().ShouldBe([field]);
    }

    [Fact]
    public async Task The_largest_page_number_is_an_empty_page() =>
        (await (await api.GetAsync($"/call?page={int.MaxValue.ToString(CultureInfo.InvariantCulture)}&page_size=100")).BodyAsync()).GetArrayLength().ShouldBe(0);
}
