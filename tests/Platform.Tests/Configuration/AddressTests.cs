using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Configuration;

/// <summary>Every setting that is an address, and with it every one that is added: keys and what people said go there.</summary>
public sealed class AddressTests
{
    private const string Plain = "https, or http on this machine or to a name without a dot";
    private const string Socket = "https or wss, or http or ws on this machine or to a name without a dot";

    // What else a section needs, so that the address is its only problem.
    private static readonly Dictionary<string, (string Key, string Value)[]> Beside = new(StringComparer.Ordinal)
    {
        ["llm:fast"] = [("key", "k")],
        ["llm:slow"] = [("key", "k")],
        ["llm:realtime"] = [("model", "gpt-realtime"), ("key", "k")],
        ["ai_translation"] = [("access_key", "k")],
        ["content_safety"] = [("access_key", "k")],
        ["ai_search:embedding_endpoint"] = [("embedding_deployment", "small")],
    };

    [Theory]
    [InlineData("resources:public_url", Plain)]
    [InlineData("communication_services:endpoint", Plain)]
    [InlineData("communication_services:recording_container_url", Plain)]
    [InlineData("communication_services:open_id_configuration_url", Plain)]
    [InlineData("cognitive_service:endpoint", Plain)]
    [InlineData("cognitive_service:stt_url", Socket)]
    [InlineData("cognitive_service:tts_url", Socket)]
    [InlineData("speech:openai:endpoint", Plain)]
    [InlineData("llm:fast:endpoint", Plain)]
    [InlineData("llm:slow:endpoint", Plain)]
    [InlineData("llm:realtime:endpoint", Socket)]
    [InlineData("ai_translation:endpoint", Plain)]
    [InlineData("ai_search:endpoint", Plain)]
    [InlineData("ai_search:embedding_endpoint", Plain)]
    [InlineData("content_safety:endpoint", Plain)]
    [InlineData("emergencies:webhook_url", Plain)]
    [InlineData("monitoring:otlp:endpoint", Plain)]
    [InlineData("app_configuration:endpoint", Plain)]
    public void An_address_without_encryption_is_for_this_machine_and_private_names_alone(string key, string expected)
    {
        foreach (var far in new[] { "http://contoso.example.com/v1", "ws://contoso.example.com/v1", "http://10.0.0.7", "ftp://localhost" })
            Problems(key, far).ShouldBe([$"{key.Replace(':', '.')}: {(key is "emergencies:webhook_url" ? "the value" : $"'{far}'")} will not do, expected {expected}"]);
        foreach (var near in new[] { "https://contoso.example.com/v1", "http://127.0.0.1:8081/v1", "http://localhost:8081", "http://simulator:8081" })
            Problems(key, near).ShouldBeEmpty();
        if (expected is Socket)
            Problems(key, "wss://contoso.example.com/v1").Concat(Problems(key, "ws://127.0.0.1:8081/v1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Endpoint=http://contoso.example.com;Id=a;Secret=c2VjcmV0", 1)]
    [InlineData("Endpoint=http://127.0.0.1:8081;Id=a;Secret=c2VjcmV0", 0)]
    [InlineData("Endpoint=https://contoso.azconfig.io;Id=a;Secret=c2VjcmV0", 0)]
    public void The_address_in_the_connection_string_of_a_store_is_one_too(string text, int problems) =>
        Problems("app_configuration:connection_string", text).Count.ShouldBe(problems);

    [Fact]
    public void No_address_is_left_out_here()
    {
        var tested = typeof(AddressTests).GetMethod(nameof(An_address_without_encryption_is_for_this_machine_and_private_names_alone))!
            .GetCustomAttributesData().Count(attribute => attribute.AttributeType == typeof(InlineDataAttribute));
        var settings = typeof(AiSearchOptions).Assembly.GetTypes()
            .Where(type => type.IsClass && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Sum(type => type.GetProperties().Count(property => property.PropertyType == typeof(Uri) && property.SetMethod is { IsPublic: true }));

        // The address of a language model is there for the fast and for the slow one.
        tested.ShouldBe(settings + 1);
    }

    private static IReadOnlyList<string> Problems(string key, string address)
    {
        var beside = Beside.GetValueOrDefault(key) ?? Beside.GetValueOrDefault(key[..key.LastIndexOf(':')]) ?? [];
        var section = key[..key.LastIndexOf(':')];
        using var configuration = new TestConfiguration(
            TestConfiguration.Least, null, [(key, address), .. beside.Select(other => ($"{section}:{other.Key}", other.Value))]);
        return [.. configuration.Problems().Select(problem => problem.Split(" (config.yaml")[0])];
    }
}
