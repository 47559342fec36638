using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Search;

/// <summary>A filter as far as the simulator reads it: texts that fields equal or not, joined by <c>and</c>. An apostrophe in a text is doubled.</summary>
internal sealed partial class SearchFilter
{
    private readonly List<(string Field, bool IsEqual, string Value)> _conditions = [];

    private SearchFilter()
    {
    }

    /// <summary>Reads a filter; no text lets everything through.</summary>
    /// <exception cref="SearchException">It is of another form or names a field that the index does not have.</exception>
    public static SearchFilter Parse(string? text, IReadOnlyList<SearchField> fields)
    {
        var filter = new SearchFilter();
        if (string.IsNullOrWhiteSpace(text))
            return filter;
        if (!Whole().IsMatch(text))
            throw SearchException.Invalid($"Invalid expression: Syntax error in '{text}'.\r\nParameter name: $filter");
        foreach (Match condition in Condition().Matches(text))
        {
            var name = condition.Groups["field"].Value;
            if (!fields.Any(field => field.IsFilterable && string.Equals(field.Name, name, StringComparison.Ordinal)))
                throw SearchException.Invalid($"Invalid expression: Could not find a property named '{name}' on type 'search.document'.\r\nParameter name: $filter");
            filter._conditions.Add((name, condition.Groups["operator"].Value is "eq", condition.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal)));
        }

        return filter;
    }

    /// <summary>Whether a document passes.</summary>
    public bool Matches(JsonObject document) => _conditions.TrueForAll(condition =>
        string.Equals(document[condition.Field]?.ToString(), condition.Value, StringComparison.Ordinal) == condition.IsEqual);

    [GeneratedRegex(@"^\s*(\w+\s+(eq|ne)\s+'([^']|'')*')(\s+and\s+\w+\s+(eq|ne)\s+'([^']|'')*')*\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<field>\w+)\s+(?<operator>eq|ne)\s+'(?<value>([^']|'')*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Condition();
}
