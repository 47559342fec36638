using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using Azure.Core;
using Azure.Identity;
using CallCenter.Assistant.ModelClients;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace CallCenter.Assistant.Tests.ModelClients;

/// <summary>How a model on Azure lets us in.</summary>
public sealed class EntraTokenTests
{
    private readonly List<(Uri? Address, string? Authorization)> sent = [];

    [Fact]
    public async Task Without_a_key_the_request_carries_a_token_for_the_service()
    {
        var identity = new Identity();

        (await AskAsync(identity)).ShouldBe(new ModelEnded(ModelEndReason.Finished));

        sent.ShouldHaveSingleItem().ShouldBe((new Uri("https://contoso.openai.azure.com/openai/v1/chat/completions"), "Bearer TOKEN"));
        identity.Scopes.ShouldBe(["https://cognitiveservices.azure.com/.default"]);
    }

    [Fact]
    public async Task With_a_key_no_token_is_asked_for()
    {
        var identity = new Identity();

        (await AskAsync(identity, key: "secret")).ShouldBe(new ModelEnded(ModelEndReason.Finished));

        sent.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer secret");
        identity.Scopes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_no_token_is_to_be_had_for_cannot_be_used()
    {
        (await AskAsync(new NoIdentity())).ShouldBe(new ModelEnded(ModelEndReason.Unusable, Error: nameof(AuthenticationFailedException)));

        sent.ShouldBeEmpty();
    }

    private async Task<ModelEnded> AskAsync(TokenCredential identity, string? key = null)
    {
        using var client = new HttpClient(new Wire(sent));
        using var transport = new HttpClientPipelineTransport(client);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ModelDeadlines>();
        services.AddSingleton(identity);
        services.AddSingleton<PipelineTransport>(transport);
        services.AddSingleton(Options.Create(new LlmOptions { Fast = Deployment("fast", key), Slow = Deployment("slow", key) }));
        services.AddModels();
        await using var provider = services.BuildServiceProvider();
        var question = new ModelQuestion { Messages = [new UserChatMessage("Hello.")] };
        var (_, end) = await provider.GetRequiredService<ChatModels>().Fast.CompleteAsync(question, TestContext.Current.CancellationToken);
        return end;
    }

    private static LlmDeploymentOptions Deployment(string model, string? key) =>
        new() { Endpoint = new Uri("https://contoso.openai.azure.com/openai/v1/"), Model = model, Key = key };

    /// <summary>Keeps what is sent, and has an answer to it: tokens go over https alone, to which no server on this machine has a certificate.</summary>
    private sealed class Wire(List<(Uri? Address, string? Authorization)> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add((request.RequestUri, request.Headers.Authorization?.ToString()));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """
                    {"id":"chatcmpl-1","object":"chat.completion","created":1730000000,"model":"fast",
                     "choices":[{"index":0,"message":{"role":"assistant","content":"Hello.","refusal":null},"finish_reason":"stop"}],
                     "usage":{"prompt_tokens":20,"completion_tokens":12,"total_tokens":32}}
                    """,
                    Encoding.UTF8,
                    "application/json"),
            });
        }
    }

    private sealed class Identity : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("TOKEN", new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }
    }

    private sealed class NoIdentity : TokenCredential
    {
        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("Nobody vouches for this process.");
    }
}
