using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using CallCenter.Platform.Resilience;
using CallCenter.Platform.Telemetry;

namespace CallCenter.Platform.Translation;

/// <summary>
/// Azure AI Translator (REST, version 3.0). Texts go as HTML, in which placeholders are marked as not to be translated
/// (learn.microsoft.com, "Prevent content translation").
/// </summary>
internal sealed partial class AzureTranslator : ITextTranslator
{
    /// <summary>Name of its row in the readiness report.</summary>
    public const string Service = "ai_translation";

    private const string GlobalHost = "api.cognitive.microsofttranslator.com";

    private readonly AiTranslationOptions _options;
    private readonly CallCenterMetrics _metrics;
    private readonly LastOutcome _service;
    private readonly HttpPipeline _pipeline;

    public AzureTranslator(AiTranslationOptions options, CallCenterMetrics metrics, LastOutcome service)
    {
        (_options, _metrics, _service) = (options, metrics, service);
        _pipeline = HttpPipelineBuilder.Build(new RestClientOptions(maxRetries: 2, TimeSpan.FromSeconds(20)));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(Address(from, to));
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", _options.AccessKey!);
        if (_options.Region is { Length: > 0 } region)
            message.Request.Headers.SetValue("Ocp-Apim-Subscription-Region", region);
        List<Source> sources = [.. texts.Select(text => new Source(Marked(text)))];
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(sources));
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            _service.Failed();
            throw new TranslationException("the translator cannot be reached");
        }

        if (message.Response.Status != 200)
        {
            _service.Failed();
            throw new TranslationException($"the translator answered {message.Response.Status}");
        }

        _service.Succeeded();
        // As it is billed: what was sent, marks included (Translator FAQ, "How does Azure AI Translator count characters?").
        _metrics.CharactersTranslated.Add(sources.Sum(source => source.Text.Length), new KeyValuePair<string, object?>("language", to));
        return Read(message.Response, texts.Count);
    }

    private IReadOnlyList<string> Read(Response response, int count)
    {
        try
        {
            var translated = response.Content.ToObjectFromJson<Translated[]>(JsonSerializerOptions.Web) ?? [];
            if (translated.Length == count && Array.TrueForAll(translated, one => one?.Translations is [{ Text: not null }, ..]))
                return [.. translated.Select(one => Plain(one.Translations![0].Text!))];
        }
        catch (JsonException)
        {
            // Told below.
        }

        _service.Failed();
        throw new TranslationException("the translator's answer is no list of translations");
    }

    // A resource of one's own has the service under a path.
    private Uri Address(string from, string to)
    {
        var path = string.Equals(_options.Endpoint!.Host, GlobalHost, StringComparison.OrdinalIgnoreCase) || _options.Endpoint.IsLoopback ? "/translate" : "/translator/text/v3.0/translate";
        return new Uri(_options.Endpoint, $"{path}?api-version=3.0&from={Code(from)}&to={Code(to)}&textType=html");
    }

    // The service knows languages, and of regions only the few that are written or said quite differently.
    private static string Code(string language) => language.ToLowerInvariant() switch
    {
        "zh-cn" or "zh" => "zh-Hans",
        "zh-tw" or "zh-hk" => "zh-Hant",
        "pt-pt" => "pt-pt",
        "fr-ca" => "fr-ca",
        var other => Uri.EscapeDataString(other.Split('-')[0]),
    };

    private static string Marked(string text) => Placeholder().Replace(WebUtility.HtmlEncode(text), match => $"<span class=\"notranslate\">{match.Value}</span>");

    private static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("</?span[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    private sealed record Source([property: JsonPropertyName("Text")] string Text);

    private sealed record Translated(IReadOnlyList<Translation>? Translations);

    private sealed record Translation(string? Text, string? To);
}
