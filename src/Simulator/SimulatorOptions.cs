namespace CallCenter.Simulator;

/// <summary>
/// Where the simulated clouds listen, whom they call back and which credentials they expect.
/// The default credentials are public development values: the simulator guards nothing, it only checks that the product signs its requests.
/// </summary>
public sealed record SimulatorOptions
{
    /// <summary>Address to listen on; port 0 takes any free port.</summary>
    /// <value>Default <c>http://127.0.0.1:8081</c>.</value>
    public string Url { get; init; } = "http://127.0.0.1:8081";

    /// <summary>How the product reaches the simulator, where that differs from <see cref="Url"/> (containers); also the issuer of its tokens.</summary>
    /// <value>Default null: the address really bound.</value>
    public string? PublicUrl { get; init; }

    /// <summary>Public base URL of the product: Event Grid deliveries and its REST API.</summary>
    public string ProductUrl { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Key for the product's REST API, when it wants one.</summary>
    public string? ProductApiKey { get; init; }

    /// <summary>Secret in the query of the Event Grid webhook, <c>/webhooks/eventgrid?key=…</c>.</summary>
    public string EventGridKey { get; init; } = "simulated-event-grid";

    /// <summary>Access key of the simulated Communication Services resource, base64.</summary>
    public string AcsAccessKey { get; init; } = "c2ltdWxhdGVkLWFjcy1hY2Nlc3Mta2V5LTAxMjM0NTY=";

    /// <summary>Immutable id of the simulated resource: audience of the tokens on callbacks and media sockets.</summary>
    public string AcsResourceId { get; init; } = "5b6a4f2e-2a36-4a5e-9d4b-51a1c0de0001";

    /// <summary>Number of the call center, E.164.</summary>
    public string AcsPhoneNumber { get; init; } = "+14255550199";

    /// <summary>Key of the simulated speech service.</summary>
    public string SpeechKey { get; init; } = "simulated-speech-key";

    /// <summary>Key of the simulated speech service that is compatible with OpenAI's.</summary>
    public string AudioKey { get; init; } = "simulated-audio-key";

    /// <summary>Key of the simulated model service.</summary>
    public string ModelKey { get; init; } = "simulated-model-key";

    /// <summary>Key of the simulated speech-to-speech model.</summary>
    public string RealtimeKey { get; init; } = "simulated-realtime-key";

    /// <summary>Id of the access key of the simulated App Configuration store.</summary>
    public string AppConfigurationId { get; init; } = "simulated";

    /// <summary>Secret of that access key, base64.</summary>
    public string AppConfigurationSecret { get; init; } = "c2ltdWxhdGVkLWFwcC1jb25maWd1cmF0aW9uLXNlY3JldA==";

    /// <summary>Key of the simulated translator.</summary>
    public string TranslatorKey { get; init; } = "simulated-translator-key";

    /// <summary>Key of the Content Safety resource.</summary>
    public string ContentSafetyKey { get; init; } = "simulated-content-safety-key";

    /// <summary>Key of the simulated search service.</summary>
    public string SearchKey { get; init; } = "simulated-search-key";

    /// <summary>Folder with further caller scenarios, beside the ones built in.</summary>
    public string? ScenariosFolder { get; init; }
}
