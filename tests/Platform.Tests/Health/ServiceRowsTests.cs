using System.Net;
using CallCenter.Platform.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Health;

public sealed class ServiceRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_failed_is_degraded_and_leaves_the_process_ready()
    {
        await using var app = await StartAsync();
        (await ReadinessAsync(app)).ShouldBe((HttpStatusCode.OK, """{"checks":[{"id":"search","status":"ok"}],"status":"ok"}"""));

        app.Services.GetRequiredKeyedService<LastOutcome>("search").Failed();

        (await ReadinessAsync(app)).ShouldBe((HttpStatusCode.OK, """{"checks":[{"id":"search","status":"degraded"}],"status":"ok"}"""));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(404, true)]
    [InlineData(409, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    public void An_answer_that_finds_fault_with_the_request_alone_is_no_failure(int status, bool isWell)
    {
        var service = new LastOutcome();
        service.IsWell.ShouldBeTrue();

        service.Answered(status);

        service.IsWell.ShouldBe(isWell);
        service.Answered(200);
        service.IsWell.ShouldBeTrue();
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddServiceRow("search", _ => true).AddServiceRow("search", _ => true).AddServiceRow("flags", _ => false);
        var app = builder.Build();
        app.UseRouting();
        app.MapCallCenterHealth();
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadinessAsync(WebApplication app)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(app.Urls.First()), "/health/readiness"), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
