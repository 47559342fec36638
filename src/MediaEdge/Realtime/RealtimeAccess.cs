using System.Net.WebSockets;
using Azure.Core;
using Azure.Identity;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>Where the realtime model is and how we are let in: by headers only, since URLs end up in logs. Shared by all calls.</summary>
internal sealed class RealtimeAccess(IOptions<LlmRealtimeOptions> options, [FromKeyedServices(RealtimeAccess.Service)] LastOutcome service)
{
    /// <summary>Name of its row in the readiness report.</summary>
    public const string Service = "llm.realtime";

    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(5);
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);
    private readonly Lazy<TokenCredential> _entra = new(() => new DefaultAzureCredential());

    /// <summary>Whether there is a model.</summary>
    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>Where the model is.</summary>
    public Uri Address => options.Value.Endpoint;

    /// <summary>Name of the model.</summary>
    public string Model => options.Value.Model;

    /// <summary>Whether it is reached by the classic address, whose sessions look otherwise.</summary>
    public bool IsClassic => options.Value.IsClassic;

    /// <summary>Voice of the model.</summary>
    public string Voice => options.Value.Voice;

    /// <summary>Model that writes down what the caller says.</summary>
    public string TranscriptionModel => options.Value.TranscriptionModel;

    /// <summary>Is told how the model has fared.</summary>
    public LastOutcome Outcome => service;

    /// <summary>Connects a socket that is new.</summary>
    /// <exception cref="WebSocketException">The model cannot be reached, or refuses.</exception>
    /// <exception cref="Azure.Identity.AuthenticationFailedException">There is no token to be had.</exception>
    public async Task ConnectAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        socket.Options.CollectHttpResponseDetails = true;
        // A connection whose other end is gone without a word must not leave the call deaf and mute.
        (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (BetweenPings, BetweenPings);
        if (options.Value.Key is not { Length: > 0 } key)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {(await _entra.Value.GetTokenAsync(Scope, cancellationToken)).Token}");
        else if (options.Value.IsClassic)
            socket.Options.SetRequestHeader("api-key", key);
        else
            socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await socket.ConnectAsync(options.Value.SocketUrl, cancellationToken);
    }
}
