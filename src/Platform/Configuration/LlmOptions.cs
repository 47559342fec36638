namespace CallCenter.Platform.Configuration;

/// <summary>The language models (<c>llm</c>).</summary>
[Section("llm", "realtime")]
public sealed class LlmOptions
{
    /// <summary>Answers the caller; stands in for the slow one when that fails.</summary>
    public LlmDeploymentOptions Fast { get; set; } = new();

    /// <summary>Thinks after the call; stands in for the fast one when that fails.</summary>
    public LlmDeploymentOptions Slow { get; set; } = new();
}
