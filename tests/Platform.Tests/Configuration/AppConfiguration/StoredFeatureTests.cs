using CallCenter.Platform.Configuration.AppConfiguration;

namespace CallCenter.Platform.Tests.Configuration.AppConfiguration;

public sealed class StoredFeatureTests
{
    private const string Variants = """ "variants":[{"name":"Short","configuration_value":500},{"name":"Long","configuration_value":800}] """;

    [Theory]
    [InlineData("""{"id":"x","enabled":true}""", "true")]
    [InlineData("""{"id":"x","enabled":false,"conditions":{"client_filters":[]}}""", "false")]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"default_when_enabled\":\"Long\"}}", "800")]
    [InlineData("{\"enabled\":false," + Variants + ",\"allocation\":{\"default_when_disabled\":\"Short\"}}", "500")]
    [InlineData("{\"enabled\":false," + Variants + ",\"allocation\":{}}", null)]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"percentile\":[{\"variant\":\"Short\",\"from\":0,\"to\":90},{\"variant\":\"Long\",\"from\":90,\"to\":100}]}}", "500 90%, 800 10%")]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"default_when_enabled\":\"Short\",\"percentile\":[{\"variant\":\"Long\",\"from\":10,\"to\":12.5}],\"seed\":\"spring\"}}", "500 10%, 800 2.5%, 500 87.5%; seed spring")]
    public void A_feature_flag_becomes_a_value_or_values_with_percentages(string json, string? expected) => StoredFeature.Read(json).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"enabled":"maybe"}""")]
    [InlineData("{\"enabled\":true," + Variants + "}")]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"default_when_enabled\":\"Middling\"}}")]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"percentile\":[{\"variant\":\"Short\",\"from\":0,\"to\":60},{\"variant\":\"Long\",\"from\":50,\"to\":100}]}}")]
    [InlineData("{\"enabled\":true," + Variants + ",\"allocation\":{\"percentile\":[{\"variant\":\"Short\",\"from\":0,\"to\":60}]}}")]
    [InlineData("""{"enabled":true,"variants":[{"name":"A","configuration_value":{"a":1}}],"allocation":{"default_when_enabled":"A"}}""")]
    [InlineData("""{"enabled":true,"variants":[{"name":"A","configuration_value":1},{"name":"A","configuration_value":2}],"allocation":{"default_when_enabled":"A"}}""")]
    public void One_that_cannot_be_read_is_no_value_of_any_flag(string json) => StoredFeature.Read(json).ShouldBe("a feature flag without variants that could be read");
}
