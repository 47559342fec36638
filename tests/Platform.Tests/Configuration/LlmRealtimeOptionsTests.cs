using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class LlmRealtimeOptionsTests
{
    [Theory]
    [InlineData("https://contoso.openai.azure.com", "wss://contoso.openai.azure.com/openai/v1/realtime?model=my%20model")]
    [InlineData("https://contoso.openai.azure.com/openai/v1/", "wss://contoso.openai.azure.com/openai/v1/realtime?model=my%20model")]
    [InlineData("https://api.openai.com/v1/", "wss://api.openai.com/v1/realtime?model=my%20model")]
    [InlineData("https://api.openai.com", "wss://api.openai.com/v1/realtime?model=my%20model")]
    [InlineData("http://127.0.0.1:8081/v1", "ws://127.0.0.1:8081/v1/realtime?model=my%20model")]
    [InlineData(
        "https://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=other",
        "wss://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=other")]
    [InlineData(
        "wss://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview",
        "wss://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=my%20model")]
    public void The_address_of_the_socket_follows_from_that_of_the_api(string endpoint, string socket) =>
        new LlmRealtimeOptions { Endpoint = new Uri(endpoint), Model = "my model" }.SocketUrl.AbsoluteUri.ShouldBe(socket);

    [Fact]
    public void A_call_that_was_stored_before_there_was_a_choice_is_led_by_the_cascade() =>
        JsonSerializer.Deserialize<CallInitiation>(
            """{"phoneNumber":"+33612345678","botCompany":"C","botName":"A","agentPhoneNumber":"+33600000001","task":"t","claim":[],"languages":["en-US"],"defaultLanguage":"en-US","prosodyRate":1}""",
            JsonSerializerOptions.Web)!.Engine.ShouldBe(CallEngine.Cascade);
}
