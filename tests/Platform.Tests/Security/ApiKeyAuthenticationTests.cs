using System.Net;
using System.Text;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Platform.Tests.Security;

public sealed class ApiKeyAuthenticationTests
{
    private const string CallerKey = "caller-key-0123456789";
    private const string SupervisorKey = "supervisor-key-0123456789";

    private static readonly ApiKeyOptions[] Keys =
    [
        new() { Key = CallerKey, Role = ApiRole.Caller },
        new() { Key = SupervisorKey, Role = ApiRole.Supervisor },
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-Api-Key", CallerKey, "/caller", 200)]
    [InlineData("X-Api-Key", CallerKey, "/supervisor", 403)]
    [InlineData("X-Api-Key", SupervisorKey, "/caller", 200)]
    [InlineData("X-Api-Key", SupervisorKey, "/supervisor", 200)]
    [InlineData("Authorization", "Bearer " + CallerKey, "/caller", 200)]
    [InlineData("X-Api-Key", "caller-key-012345678", "/caller", 401)]
    [InlineData("X-Api-Key", "", "/caller", 401)]
    [InlineData("Authorization", "Bearer ", "/caller", 401)]
    [InlineData("Authorization", "Basic %%%", "/caller", 401)]
    [InlineData("Authorization", "Digest x", "/caller", 401)]
    public async Task A_key_opens_what_its_role_allows(string header, string value, string path, int status) =>
        (await GetAsync(path, Keys, headers: (header, value))).ShouldBe((HttpStatusCode)status);

    [Fact]
    public async Task A_browser_gives_the_key_as_the_password() => (await GetAsync(
        "/caller",
        Keys,
        headers: ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{CallerKey}"))))).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Without_any_key_configured_this_machine_may_do_everything() => (await GetAsync("/supervisor", [])).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Without_any_key_configured_other_machines_may_do_nothing() =>
        (await GetAsync("/caller", [], remote: IPAddress.Parse("192.0.2.1"))).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Without_any_key_configured_a_foreign_name_for_this_machine_may_do_nothing() =>
        (await GetAsync("/caller", [], headers: ("Host", "rebound.example"))).ShouldBe(HttpStatusCode.Unauthorized);

    private static async Task<HttpStatusCode> GetAsync(string path, ApiKeyOptions[] keys, IPAddress? remote = null, params (string Name, string Value)[] headers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.Configure<SecurityOptions>(security => security.ApiKeys.AddRange(keys));
        builder.AddCallCenterSecurity();
        await using var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = remote ?? http.Connection.RemoteIpAddress;
            return next(http);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/caller", () => "").RequireAuthorization(ApiPolicies.Caller);
        app.MapGet("/supervisor", () => "").RequireAuthorization(ApiPolicies.Supervisor);
        await app.StartAsync(Cancellation);

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.First() + path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
