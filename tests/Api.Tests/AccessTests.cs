using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CallCenter.Api.Tests.Hosting;

namespace CallCenter.Api.Tests;

public sealed class AccessTests(AccessTests.LockedHost host) : IClassFixture<AccessTests.LockedHost>
{
    private const string CallerKey = "caller-key-0123456789";
    private const string SupervisorKey = "supervisor-key-0123456789";

    [Theory]
    [InlineData("GET", "/call")]
    [InlineData("GET", "/call/+33612345678")]
    [InlineData("POST", "/call")]
    [InlineData("POST", "/call/5fe62f77-0000-4000-8000-00000000abcd/hangup")]
    [InlineData("DELETE", "/caller/+33612345678")]
    [InlineData("GET", "/errors")]
    [InlineData("GET", "/errors/1")]
    [InlineData("POST", "/errors/1/replay")]
    [InlineData("POST", "/errors/replay")]
    [InlineData("DELETE", "/errors/1")]
    [InlineData("GET", "/report")]
    [InlineData("GET", "/report/+33612345678")]
    [InlineData("GET", "/openapi/v1.json")]
    public async Task Without_a_key_everything_is_closed(string method, string path)
    {
        var response = await SendAsync(method, path, key: null);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("an API key is needed");
    }

    [Theory]
    [InlineData(CallerKey, "/call", 200)]
    [InlineData(SupervisorKey, "/report", 200)]
    [InlineData("guessed-key-0123456789", "/call", 401)]
    public async Task A_key_opens_what_it_is_for(string key, string path, int status) =>
        ((int)(await SendAsync("GET", path, key)).StatusCode).ShouldBe(status);

    [Theory]
    [InlineData("hangup")]
    [InlineData("transfer")]
    [InlineData("message")]
    public async Task A_callers_key_does_not_open_live_calls_and_a_supervisors_does(string action)
    {
        var call = Stored.Call(Stored.NewNumber(), "Closed");
        await host.StoreAsync(call);
        var path = $"/call/{call.CorrelationId}/{action}";

        var refused = await SendAsync("POST", path, CallerKey);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.BodyAsync()).GetProperty("error").GetProperty("message").GetString().ShouldBe("this API key does not allow that");
        (await SendAsync("POST", path, SupervisorKey)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("DELETE", "/caller/+33699999999", 200)]
    [InlineData("GET", "/errors", 200)]
    [InlineData("GET", "/errors/1", 404)]
    [InlineData("POST", "/errors/1/replay", 404)]
    [InlineData("POST", "/errors/replay", 202)]
    [InlineData("DELETE", "/errors/1", 404)]
    public async Task A_callers_key_neither_erases_nor_sees_what_failed_and_a_supervisors_does(string method, string path, int status)
    {
        (await SendAsync(method, path, CallerKey)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ((int)(await SendAsync(method, path, SupervisorKey)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_same_idempotency_key_of_two_users_is_two_calls()
    {
        var body = $$"""{"phone_number":"{{Stored.NewNumber().Value}}"}""";

        var first = await (await SendAsync("POST", "/call", CallerKey, body, "order-1")).BodyAsync();
        var second = await (await SendAsync("POST", "/call", SupervisorKey, body, "order-1")).BodyAsync();

        first.GetProperty("call_id").GetGuid().ShouldNotBe(second.GetProperty("call_id").GetGuid());
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PUT", "/call", 405)]
    public async Task Every_error_has_the_same_shape(string method, string path, int status)
    {
        var response = await SendAsync(method, path, CallerKey);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.BodyAsync()).GetProperty("error").GetProperty("details").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        var document = await (await SendAsync("GET", "/openapi/v1.json", CallerKey)).BodyAsync();

        document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ShouldBe(
            [
                "/call", "/call/{idOrPhone}", "/call/{id}/heard", "/call/{id}/hangup", "/call/{id}/transfer", "/call/{id}/message", "/caller/{phone}",
                "/errors", "/errors/{id}", "/errors/{id}/replay", "/errors/replay",
            ],
            ignoreOrder: true);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("CallResource").GetProperty("properties").TryGetProperty("lang_short_code", out _).ShouldBeTrue();
        schemas.GetProperty("CallRequest").GetProperty("properties").TryGetProperty("phone_number", out _).ShouldBeTrue();
        document.GetProperty("security").EnumerateArray().SelectMany(way => way.EnumerateObject()).Select(way => way.Name).ShouldBe(["bearer", "header", "password"]);
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("header").GetProperty("name").GetString().ShouldBe("X-Api-Key");
        document.GetProperty("paths").GetProperty("/call").GetProperty("post").GetProperty("parameters")[0].GetProperty("name").GetString().ShouldBe("Idempotency-Key");
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? key, string body = """{"text":"Hello"}""", string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
            request.Content = Json.Content(body);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{key}")));
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return new ApiClient(host.CreateClient()).SendAsync(request);
    }

    public sealed class LockedHost : ApiHost
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("security:api_keys:0:key", CallerKey),
            new("security:api_keys:0:role", "caller"),
            new("security:api_keys:1:key", SupervisorKey),
            new("security:api_keys:1:role", "supervisor"),
        ];
    }
}
