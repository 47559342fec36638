using System.Text.Json.Serialization;

namespace CallCenter.Api.Calls;

/// <summary>Languages of a call: a short code alone (only that language, no menu) or a default with a choice.</summary>
internal sealed record LanguagesRequest
{
    /// <summary>Short code spoken first, for example <c>en-US</c>.</summary>
    public string? DefaultShortCode { get; init; }

    /// <summary>Languages the caller may choose from; absent means all that are configured.</summary>
    public IReadOnlyList<LanguageRequest>? Availables { get; init; }

    /// <summary>True where a short code alone was given, so that a problem is one of <c>lang</c> itself.</summary>
    [JsonIgnore]
    public bool Single { get; init; }
}
