using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CallCenter.Platform.Documentation;

/// <summary>The documentation comments of the code, for texts that are generated from them.</summary>
public sealed partial class CodeComments
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    /// <summary>Reads the documentation files that lie beside the assemblies.</summary>
    /// <exception cref="FileNotFoundException">One is missing, as in a published program without them.</exception>
    public CodeComments(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
            foreach (var member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
                members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>What a part of a comment says, on one line; empty where there is none.</summary>
    /// <param name="member">Id of the member, such as <c>T:CallCenter.Contracts.Calls.PhoneNumber</c>.</param>
    /// <param name="part">The element, such as <c>summary</c>.</param>
    /// <param name="nameOf">What stands for a reference to a member, given its id.</param>
    public string Text(string member, string part, Func<string, string> nameOf)
    {
        if (!members.TryGetValue(member, out var documented) || documented.Element(part) is not { } element)
            return "";
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            text.Append(node is XElement inner ? inner.Attribute("cref")?.Value is { } reference ? nameOf(reference) : inner.Value : node.ToString());
        return Spaces().Replace(WebUtility.HtmlDecode(text.ToString()), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
