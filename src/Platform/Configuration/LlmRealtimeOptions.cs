using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>The speech-to-speech model behind the OpenAI realtime protocol (<c>llm.realtime</c>). Without it, calls cannot choose the engine <c>realtime</c>.</summary>
[Section("llm:realtime")]
public sealed class LlmRealtimeOptions : ModelAccessOptions, ICheckedSettings, ISpareSettings
{
    private const string Socket = "/realtime";

    /// <summary>
    /// Base URL of the API: <c>https://contoso.openai.azure.com</c>, <c>https://api.openai.com/v1/</c> or that of any compatible server. A URL
    /// whose path ends in <c>/realtime</c> is taken as it stands, for the classic
    /// <c>https://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&amp;deployment=NAME</c>.
    /// </summary>
    [Required, SocketAddress]
    public Uri Endpoint { get; set; } = null!;

    /// <summary>Voice of the model.</summary>
    /// <value>Default <c>alloy</c>.</value>
    public string Voice { get; set; } = "alloy";

    /// <summary>Model that writes down what the caller says, for the history.</summary>
    /// <value>Default <c>whisper-1</c>.</value>
    public string TranscriptionModel { get; set; } = "whisper-1";

    /// <summary>Whether there is a model.</summary>
    public bool IsConfigured => Endpoint is not null && Model.Length > 0;

    /// <summary>Whether the API key goes into a header of its own, as the classic address wants it, and not into a bearer token.</summary>
    public bool IsClassic => Endpoint.Query.Contains("api-version=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Address of the socket, without any secret.</summary>
    public Uri SocketUrl
    {
        get
        {
            var (path, query) = (Endpoint.AbsolutePath.TrimEnd('/'), Endpoint.Query.TrimStart('?'));
            if (!path.EndsWith(Socket, StringComparison.OrdinalIgnoreCase))
                path = (path.Length == 0 ? Base : path) + Socket;
            var parameter = IsClassic ? "deployment" : "model";
            if (!query.Contains($"{parameter}=", StringComparison.OrdinalIgnoreCase))
                query = $"{query}{(query.Length > 0 ? "&" : "")}{parameter}={Uri.EscapeDataString(Model)}";
            var scheme = Endpoint.Scheme is "https" or "wss" ? "wss" : "ws";
            return new UriBuilder(Endpoint) { Scheme = scheme, Port = Endpoint.IsDefaultPort ? -1 : Endpoint.Port, Path = path, Query = query }.Uri;
        }
    }

    private string Base => Endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase) ? "/openai/v1" : "/v1";

    void ICheckedSettings.Check(Action<string, string> report) => CheckKey(Endpoint, report);

    bool ISpareSettings.AreNeeded(IConfiguration root) =>
        string.Equals(root["conversation:initiate:engine"], "realtime", StringComparison.OrdinalIgnoreCase);
}
