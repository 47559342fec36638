using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>A key to the REST API and the pages.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>The key.</summary>
    /// <value>16 characters or more.</value>
    [Required, Secret]
    public string Key { get; set; } = "";

    /// <summary>What it opens.</summary>
    [Required]
    public ApiRole Role { get; set; }
}
