using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>What the services that calls use are billed at (<c>prices</c>). What has no price costs nothing and is told to have none.</summary>
[Section("prices")]
public sealed class PriceOptions : ICheckedSettings
{
    /// <summary>Currency of all prices; null where there are none.</summary>
    /// <value>Three capital letters of ISO 4217, such as <c>EUR</c>.</value>
    public string? Currency { get; set; }

    /// <summary>A minute on the line; parts of a minute cost their part.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? CallPerMinute { get; set; }

    /// <summary>A text message; each part of a long one.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? SmsPerMessage { get; set; }

    /// <summary>An hour of sound given to speech recognition.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? RecognitionPerHour { get; set; }

    /// <summary>A million characters given to speech synthesis.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? SynthesisPerMillionCharacters { get; set; }

    /// <summary>A thousand texts that Azure AI Content Safety looks at, each begun thousand of characters counted as one.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? SafetyPerThousandRecords { get; set; }

    /// <summary>A thousand queries whose results Azure AI Search ranks by meaning (<c>ai_search.semantic_configuration</c>).</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? SemanticRankingPerThousandQueries { get; set; }

    /// <summary>The models: of <c>llm</c>, for embeddings, for transcription.</summary>
    public List<ModelPriceOptions> Models { get; set; } = [];

    void ICheckedSettings.Check(Action<string, string> report)
    {
        var hasPrices = Models.Count > 0 || new[]
        {
            CallPerMinute, SmsPerMessage, RecognitionPerHour, SynthesisPerMillionCharacters, SafetyPerThousandRecords, SemanticRankingPerThousandQueries,
        }.Any(price => price is not null);
        if (Currency is null && hasPrices)
            report("currency", "is missing, expected the three letters of the currency of all prices, such as EUR");
        if (Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            report("currency", $"'{currency}' will not do, expected the three capital letters of a currency, such as EUR");
        foreach (var model in Models.GroupBy(model => model.Model, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            report("models", $"has two prices of {model.Key}");
    }
}
