using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>Speech recognition and synthesis: Azure AI Speech (<c>cognitive_service</c>). Needed unless <see cref="SpeechOptions"/> does without it.</summary>
[Section("cognitive_service")]
public sealed class CognitiveServiceOptions : ICheckedSettings, ISpareSettings
{
    /// <summary>Address of the resource, for example <c>https://contoso.cognitiveservices.azure.com</c>; the telephone service speaks and listens through it in the language menu.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Region of the resource, for example <c>swedencentral</c>; speech goes to the hosts of the region.</summary>
    public string? Region { get; set; }

    /// <summary>Full resource id, <c>/subscriptions/…</c>; needed for Entra tokens.</summary>
    public string? ResourceId { get; set; }

    /// <summary>Key of the resource; without one, Entra tokens are used.</summary>
    [Secret]
    public string? AccessKey { get; set; }

    /// <summary>Host that recognises speech; clients append <c>/stt/speech/universal/v2</c>.</summary>
    /// <value>By default the host of the region, or else of the endpoint.</value>
    [SocketAddress]
    public Uri SttUrl { get; set; } = null!;

    /// <summary>Host that synthesises speech; clients append <c>/tts/cognitiveservices/websocket/v1</c>.</summary>
    /// <value>By default the host of the region, or else of the endpoint.</value>
    [SocketAddress]
    public Uri TtsUrl { get; set; } = null!;

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (AccessKey is null && ResourceId is null)
            report("access_key", "is missing, expected the key of the resource, or its resource_id to use an Entra identity");
        if (Region is { } region && !region.All(char.IsAsciiLetterOrDigit))
        {
            report("region", $"'{region}' will not do, expected the short name of a region such as swedencentral");
            return;
        }

        SttUrl ??= HostFor("stt")!;
        TtsUrl ??= HostFor("tts")!;
        if (SttUrl is null || TtsUrl is null)
            report("region", "is missing, expected a region such as swedencentral, or an endpoint, or stt_url and tts_url");
    }

    bool ISpareSettings.AreNeeded(IConfiguration root)
    {
        var speech = new SpeechOptions();
        new SettingsReader([]).Read(speech, root);
        return speech.Uses(SpeechService.Azure);
    }

    private Uri? HostFor(string part)
    {
        if (Region is { Length: > 0 })
            return new Uri($"wss://{Region}.{part}.speech.microsoft.com");
        return Endpoint is null
            ? null
            : new UriBuilder(Endpoint) { Scheme = Endpoint.Scheme is "http" ? Uri.UriSchemeWs : Uri.UriSchemeWss, Path = "" }.Uri;
    }
}
