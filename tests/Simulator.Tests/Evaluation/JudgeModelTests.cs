using System.Text.Json.Nodes;
using CallCenter.Simulator.Evaluation;
using CallCenter.Simulator.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CallCenter.Simulator.Tests.Evaluation;

public sealed class JudgeModelTests
{
    private static readonly CallView Call = CallView.Parse(
        """{"call_id": "1", "created_at": "2026-11-22T10:00:00+01:00", "in_progress": false, "messages": [{"created_at": "2026-11-22T10:00:01+01:00", "action": "talk", "persona": "assistant", "content": "Hello!"}]}""");

    [Fact]
    public async Task A_mark_is_asked_for_with_the_conversation_as_data()
    {
        JsonNode? asked = null;
        string? key = null;
        await using var service = await StartAsync(async http =>
        {
            asked = await JsonNode.ParseAsync(http.Request.Body);
            key = http.Request.Headers.Authorization;
            await AnswerAsync(http, """{"score": 4, "reason": "brief"}""");
        });

        (await MarkAsync(service)).ShouldBe((4, "brief"));

        key.ShouldBe("Bearer the-key");
        ((string?)asked!["model"]).ShouldBe("a-model");
        ((string?)asked["messages"]![1]!["content"]).ShouldBe("assistant: Hello!");
    }

    [Theory]
    [InlineData("""{"score": 9}""")]
    [InlineData("""{"reason": "none"}""")]
    [InlineData("""{"score": 4.5}""")]
    [InlineData("""{"score": 40000000000}""")]
    [InlineData("""{"score": "4"}""")]
    [InlineData("""[4]""")]
    [InlineData("very good")]
    [InlineData("")]
    public async Task An_answer_that_is_no_mark_is_told(string content)
    {
        await using var service = await StartAsync(http => AnswerAsync(http, content));

        (await Should.ThrowAsync<JudgeFailedException>(() => MarkAsync(service))).Message.ShouldBe("the judge's answer is no mark from 1 to 5");
    }

    [Fact]
    public async Task A_judge_that_refuses_is_told_with_its_status()
    {
        await using var service = await StartAsync(http =>
        {
            http.Response.StatusCode = 401;
            return Task.CompletedTask;
        });

        (await Should.ThrowAsync<JudgeFailedException>(() => MarkAsync(service))).Message.ShouldBe("the judge answered 401");
    }

    [Fact]
    public async Task A_judge_that_takes_too_long_is_told()
    {
        await using var service = await StartAsync(http => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));

        (await Should.ThrowAsync<JudgeFailedException>(() => MarkAsync(service, TimeSpan.FromMilliseconds(50)))).Message.ShouldBe("the judge did not answer in time");
    }

    private static async Task<(int Score, string Reason)> MarkAsync(WebApplication service, TimeSpan? patience = null)
    {
        using var http = new HttpClient { Timeout = patience ?? TimeSpan.FromSeconds(100) };
        return await new JudgeModel(http, new Uri($"{service.Urls.First()}/v1/"), "a-model", "the-key").MarkAsync(Call, TestContext.Current.CancellationToken);
    }

    private static Task AnswerAsync(HttpContext http, string content) => http.Response.WriteAsJsonAsync(
        new { choices = new[] { new { message = new { role = "assistant", content } } } });

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
