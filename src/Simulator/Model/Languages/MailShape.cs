using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How e-mail addresses are written and spoken in a language.</summary>
/// <param name="at">Pattern of the sign between name and domain.</param>
/// <param name="dot">Pattern of the full stop.</param>
internal sealed class MailShape(string at, string dot)
{
    private readonly Regex _at = Intents.Make(at);
    private readonly Regex _dot = Intents.Make(dot);

    /// <summary>A whole address, in folded text.</summary>
    public Regex Address { get; } = Intents.Make($@"[\w+-]+(?:{dot}[\w+-]+)*{at}[\w-]+(?:{dot}[\w-]+)+");

    /// <summary>An address as it is written.</summary>
    public string Written(string spoken) => _dot.Replace(_at.Replace(spoken, "@"), ".").Replace(" ", "", StringComparison.Ordinal);
}
