using System.ComponentModel.DataAnnotations;

namespace CallCenter.Platform.Configuration;

/// <summary>Another text of an instruction, which part of the callers get (<c>prompts.llm.trials</c>).</summary>
public sealed class PromptTrialOptions
{
    /// <summary>Key of the instruction, such as <c>chat_system_tpl</c>.</summary>
    [Required]
    public string Prompt { get; set; } = "";

    /// <summary>What the text is called on the calls that get it.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>How many of a hundred callers get it; those that get none of the trials of an instruction get its own text.</summary>
    /// <value>0 to 100.</value>
    [Required, Range(0.0, 100.0)]
    public double Percent { get; set; }

    /// <summary>The text.</summary>
    [Required]
    public string Text { get; set; } = "";
}
