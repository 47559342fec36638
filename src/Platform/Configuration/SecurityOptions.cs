using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Who may do what (<c>security</c>).</summary>
[Section("security")]
public sealed class SecurityOptions : ICheckedSettings
{
    /// <summary>Keys that open the REST API and the pages; without any, only this machine may use them.</summary>
    public List<ApiKeyOptions> ApiKeys { get; set; } = [];

    /// <summary>Key that the per-call tokens in callback and media URLs are signed with; all services of one deployment need the same.</summary>
    /// <value>Base64 of 32 bytes or more; by default drawn once and kept in the data folder.</value>
    [Base64String, Secret]
    public string? CallTokenKey { get; set; }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (CallTokenKey is not null && Convert.FromBase64String(CallTokenKey).Length < 32)
            report("call_token_key", "is too short, expected base64 of 32 bytes or more");
        for (var i = 0; i < ApiKeys.Count; i++)
        {
            if (ApiKeys[i].Key.Length is > 0 and < 16)
                report($"api_keys:{i}:key", "is too short, expected 16 characters or more");
            else if (ApiKeys.Take(i).Any(other => other.Key.Length > 0 && string.Equals(other.Key, ApiKeys[i].Key, StringComparison.Ordinal)))
                report($"api_keys:{i}:key", "is there twice, expected every key once");
        }
    }
}
