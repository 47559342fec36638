using System.ComponentModel.DataAnnotations;

namespace CallCenter.Platform.Configuration;

/// <summary>What a model is billed at: a million tokens, or an hour of sound.</summary>
public sealed class ModelPriceOptions
{
    /// <summary>
    /// The model as it is called in <c>llm</c> (<c>llm.realtime.transcription_model</c> too) or <c>ai_search.embedding_deployment</c>, on Azure the
    /// name of the deployment.
    /// </summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>Read.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? InputPerMillionTokens { get; set; }

    /// <summary>Read, when the model had read them just before.</summary>
    /// <value>0 to 1,000,000, default that of other tokens that are read.</value>
    [Range(0.0, 1_000_000.0)]
    public double? CachedInputPerMillionTokens { get; set; }

    /// <summary>Written.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? OutputPerMillionTokens { get; set; }

    /// <summary>Heard, by a speech-to-speech model.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? AudioInputPerMillionTokens { get; set; }

    /// <summary>Spoken, by a speech-to-speech model.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? AudioOutputPerMillionTokens { get; set; }

    /// <summary>An hour of sound, for a transcription model that is billed by time.</summary>
    /// <value>0 to 1,000,000.</value>
    [Range(0.0, 1_000_000.0)]
    public double? TranscriptionPerHour { get; set; }
}
