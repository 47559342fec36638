using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CallCenter.Platform.Configuration;

/// <summary>Something else than what is usually said, which part of the callers get.</summary>
public abstract class TrialOptions
{
    /// <summary>What is recorded on the calls that get none of the trials.</summary>
    internal const string Usual = "default";

    /// <summary>Key of what it stands in for, such as <c>chat_system_tpl</c> or <c>hello_tpl</c>.</summary>
    [Required]
    public string Prompt { get; set; } = "";

    /// <summary>What it is called on the calls that get it; anything but <c>default</c>.</summary>
    /// <value>100 characters at most.</value>
    [Required, MaxLength(100)]
    public string Name { get; set; } = "";

    /// <summary>How many of a hundred callers get it; those that get none of the trials of a text get its usual one.</summary>
    /// <value>0 to 100.</value>
    [Required, Range(0.0, 100.0)]
    public double Percent { get; set; }

    /// <summary>Reports what is wrong with trials, each by itself and all together.</summary>
    /// <param name="trials">They.</param>
    /// <param name="known">The keys that there can be trials of.</param>
    /// <param name="report">Takes the key relative to the section that the trials are in, and what is wrong with it.</param>
    internal static void Check(IReadOnlyList<TrialOptions> trials, IReadOnlyCollection<string> known, Action<string, string> report)
    {
        for (var i = 0; i < trials.Count; i++)
        {
            var (prompt, name) = (trials[i].Prompt, trials[i].Name);
            if (prompt.Length > 0 && !known.Contains(prompt, StringComparer.Ordinal))
                report($"trials:{i}:prompt", $"'{prompt}' is unknown, expected one of {string.Join(", ", known)}");
            if (name is Usual)
                report($"trials:{i}:name", $"'{Usual}' is what callers are recorded with who get none of the trials, expected another name");
            else if (name.Length > 0 && trials.Take(i).Any(other => Equals((other.Prompt, other.Name), (prompt, name))))
                report($"trials:{i}:name", $"'{name}' is there twice for {prompt}, expected every name once");
        }

        foreach (var together in trials.GroupBy(trial => trial.Prompt, StringComparer.Ordinal))
        {
            var sum = together.Sum(trial => (decimal)trial.Percent);
            if (sum > 100)
                report("trials", string.Create(CultureInfo.InvariantCulture, $"the percentages of {together.Key} add up to {sum}, expected 100 at most"));
        }
    }
}
