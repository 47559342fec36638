using System.Text.Json.Serialization;

namespace CallCenter.Api.Calls;

/// <summary>One language of a call, as asked for.</summary>
internal sealed record LanguageRequest
{
    /// <summary>Short code, for example <c>en-US</c>. Required.</summary>
    public string? ShortCode { get; init; }

    /// <summary>Voice; may be repeated from configuration but not chosen here.</summary>
    public string? Voice { get; init; }

    /// <summary>True where a short code alone was given, so that a problem is one of the entry rather than of its <c>short_code</c>.</summary>
    [JsonIgnore]
    public bool Plain { get; init; }
}
