using System.Net;
using CallCenter.Api.Tests.Hosting;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Api.Tests.Calls;

/// <summary>The disk is full: SQLite may not grow its file any more.</summary>
public sealed class FullStoreTests(FullStoreTests.FullHost host) : IClassFixture<FullStoreTests.FullHost>
{
    private readonly ApiClient api = new(host.CreateClient());

    [Fact]
    public async Task A_call_that_cannot_be_stored_is_refused_for_now_and_nothing_is_half_done()
    {
        var number = Stored.NewNumber();
        var body = $$"""{"phone_number":"{{number.Value}}","task":"{{new string('x', 4_000)}}"}""";

        HttpResponseMessage answer;
        var accepted = 0;
        while ((answer = await api.PostAsync("/call", Json.Content(body))).StatusCode == HttpStatusCode.Created)
            accepted++;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("nothing was accepted");
        host.Bus.Of<StartCall>().Count.ShouldBe(accepted);
        (await host.ReadAsync(store => store.CallRequests.CountAsync())).ShouldBe(accepted);
        (await host.ReadAsync(store => store.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()))
            .ShouldBe("ok");
    }

    /// <summary>The Api on a store that may have so many pages and no more.</summary>
    public sealed class FullHost : ApiHost
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
                Microsoft.Extensions.DependencyInjection.EntityFrameworkServiceCollectionExtensions.ConfigureDbContext<CallCenterDbContext>(
                    services, options => options.AddInterceptors(new PageLimit())));
        }
    }

    private sealed class PageLimit : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA max_page_count = 120;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
