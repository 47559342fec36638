using System.ComponentModel.DataAnnotations;
using CallCenter.Platform.Configuration.Reading;

namespace CallCenter.Platform.Configuration;

/// <summary>One language model behind the OpenAI chat completions protocol.</summary>
[Section("", "api_version")]
public sealed class LlmDeploymentOptions : ModelAccessOptions, ICheckedSettings
{
    private const string ClassicPath = "/openai/deployments/";

    /// <summary>
    /// Base URL of the API, with a trailing slash: <c>https://contoso.openai.azure.com/openai/v1/</c>, <c>https://api.openai.com/v1/</c>
    /// or any compatible server. A bare Azure address gets <c>/openai/v1/</c> appended; a classic
    /// <c>…/openai/deployments/NAME</c> becomes v1 and <see cref="ModelAccessOptions.Model"/> <c>NAME</c>.
    /// </summary>
    [Required]
    public Uri Endpoint { get; set; } = null!;

    /// <summary>Size of the context window in tokens.</summary>
    /// <value>4,096 to 10,000,000, default 128,000.</value>
    [Range(4_096, 10_000_000)]
    public int Context { get; set; } = 128_000;

    /// <summary>Sampling temperature; null leaves it to the model, as reasoning models demand.</summary>
    /// <value>0 to 2.</value>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>Seed of the sampling, for repeatable answers.</summary>
    public int? Seed { get; set; }

    void ICheckedSettings.Check(Action<string, string> report)
    {
        if (Endpoint is null)
            return;
        var path = Endpoint.AbsolutePath;
        var classic = path.IndexOf(ClassicPath, StringComparison.OrdinalIgnoreCase);
        if (classic >= 0)
        {
            Model = Uri.UnescapeDataString(path[(classic + ClassicPath.Length)..].Split('/')[0]);
            path = string.Concat(path.AsSpan(0, classic), "/openai/v1");
        }
        else if (path is "/" && Endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase))
        {
            path = "/openai/v1";
        }

        Endpoint = new UriBuilder(Endpoint) { Path = path.TrimEnd('/') + "/", Query = "" }.Uri;
        if (Model.Length == 0)
            report("model", "is missing, expected the name of a model or deployment");
        CheckKey(Endpoint, report);
    }
}
