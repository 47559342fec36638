using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>Which model is meant, and how we are let in.</summary>
public abstract class ModelAccessOptions
{
    /// <summary>Model, on Azure the name of the deployment.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>API key; without one, an Entra token is sent.</summary>
    [Secret]
    public string? Key { get; set; }

    /// <summary>Reports that the key is missing where no Entra token can stand in for it: at OpenAI itself, and where one would go unencrypted.</summary>
    private protected void CheckKey(Uri? endpoint, Action<string, string> report)
    {
        if (Key is null && endpoint is not null && (endpoint.Scheme is "http" or "ws" || string.Equals(endpoint.Host, "api.openai.com", StringComparison.OrdinalIgnoreCase)))
            report("key", "is missing, expected the API key (any text where the server wants none), since Entra tokens are for Azure and go over https alone");
    }
}
