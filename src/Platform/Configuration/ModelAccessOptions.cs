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
}
