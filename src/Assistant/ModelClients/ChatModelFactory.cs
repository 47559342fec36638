using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>Makes the clients of the configured models.</summary>
/// <param name="options">The models.</param>
/// <param name="deadlines">How long they may take.</param>
/// <param name="metrics">What they are measured by.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of failures.</param>
/// <param name="credential">Vouches for the process where a model has no key; null for the identity of the machine or of whoever is logged in.</param>
/// <param name="transport">Carries the requests; null for the connections of the process.</param>
internal sealed class ChatModelFactory(
    IOptions<LlmOptions> options, ModelDeadlines deadlines, CallCenterMetrics metrics, TimeProvider time, ILogger<ChatModel> logger,
    TokenCredential? credential = null, PipelineTransport? transport = null)
{
    private const string EntraScope = "https://cognitiveservices.azure.com/.default";
    private readonly Lazy<TokenCredential> entra = new(() => credential ?? new DefaultAzureCredential());

    /// <summary>Clients of the fast and the slow model.</summary>
    public ChatModels Create() => new(Create(options.Value.Fast), Create(options.Value.Slow));

    private ChatModel Create(LlmDeploymentOptions deployment)
    {
        // No retries within the client: the other model is asked at once, the caller is waiting.
        var settings = new OpenAIClientOptions { Endpoint = deployment.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0), Transport = transport };
#pragma warning disable OPENAI001 // the package calls authentication policies experimental; Microsoft documents this way for Entra
        var client = deployment.Key is { Length: > 0 } key
            ? new ChatClient(deployment.Model, new ApiKeyCredential(key), settings)
            : new ChatClient(deployment.Model, new BearerTokenPolicy(entra.Value, EntraScope), settings);
#pragma warning restore OPENAI001
        return new ChatModel(client, deployment, deadlines, metrics, time, logger);
    }
}
