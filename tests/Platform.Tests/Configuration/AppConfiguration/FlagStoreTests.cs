using System.Text.Json;
using Azure;
using CallCenter.Platform.Configuration.AppConfiguration;

namespace CallCenter.Platform.Tests.Configuration.AppConfiguration;

public sealed class FlagStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flags_are_read_and_other_keys_of_the_store_passed_over()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.7"), ("someone_elses", null, "x"))));

        (await Store(service).ReadAsync(Cancellation)).ShouldBe([KeyValuePair.Create("vad_threshold", "0.7")]);

        service.Asked.ShouldHaveSingleItem().Target.ShouldBe("/kv?api-version=2023-11-01&key=*&label=%00");
    }

    [Fact]
    public async Task A_value_with_the_label_goes_before_one_without()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(
            null, ("vad_threshold", "prod", "0.9"), ("vad_threshold", null, "0.7"), ("recording_enabled", null, "true"))));

        var flags = await Store(service, "prod").ReadAsync(Cancellation);

        flags!["vad_threshold"].ShouldBe("0.9");
        flags["recording_enabled"].ShouldBe("true");
        service.Asked.ShouldHaveSingleItem().Target.ShouldEndWith("&label=prod,%00");
    }

    [Fact]
    public async Task A_label_with_characters_that_mean_something_is_escaped()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null)));

        await Store(service, "a,b*c\\d").ReadAsync(Cancellation);

        service.Asked.ShouldHaveSingleItem().Target.ShouldEndWith("&label=a%5C%2Cb%5C%2Ac%5C%5Cd,%00");
    }

    [Fact]
    public async Task Nothing_comes_of_a_store_in_which_no_page_has_changed()
    {
        await using var service = await ScriptedStore.StartAsync(request => Paged(request, "\"1\"", "\"2\""));
        var store = Store(service);

        (await store.ReadAsync(Cancellation))!.Count.ShouldBe(2);
        (await store.ReadAsync(Cancellation)).ShouldBeNull();

        service.Asked.Select(asked => asked.Known).ShouldBe([null, null, "\"1\"", "\"2\""]);
    }

    [Fact]
    public async Task A_change_on_the_second_page_alone_is_noticed()
    {
        await using var service = await ScriptedStore.StartAsync(request => Paged(request, "\"1\"", "\"2\""));
        var store = Store(service);
        await store.ReadAsync(Cancellation);

        service.Answer = request => Paged(request, "\"1\"", "\"3\"");

        (await store.ReadAsync(Cancellation))!.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refusal_is_told_with_its_status(int status)
    {
        await using var service = await ScriptedStore.StartAsync(_ => (status, null, ""));

        (await Should.ThrowAsync<RequestFailedException>(() => Store(service).ReadAsync(Cancellation))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"items":[],"@nextLink":"http://["}""")]
    public async Task An_answer_that_is_no_list_is_told(string body)
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, null, body));

        await Should.ThrowAsync<JsonException>(() => Store(service).ReadAsync(Cancellation));
    }

    private static (int Status, string? ETag, string Body) Paged(Microsoft.AspNetCore.Http.HttpRequest request, string first, string second)
    {
        var (etag, body) = request.Query.ContainsKey("after")
            ? (second, ScriptedStore.Page(null, ("recording_enabled", null, "true")))
            : (first, ScriptedStore.Page("/kv?api-version=2023-11-01&after=1", ("vad_threshold", null, "0.7")));
        return string.Equals(request.Headers.IfNoneMatch, etag, StringComparison.Ordinal) ? (304, etag, "") : (200, etag, body);
    }

    private static FlagStore Store(ScriptedStore service, string? label = null) => new(StoreAccess.Parse(service.ConnectionString)!, label, TimeProvider.System);
}
