using System.ComponentModel.DataAnnotations;

namespace CallCenter.Platform.Configuration;

/// <summary>Another text of an instruction, which part of the callers get (<c>prompts.llm.trials</c>).</summary>
public sealed class PromptTrialOptions : TrialOptions
{
    /// <summary>The text.</summary>
    [Required]
    public string Text { get; set; } = "";
}
