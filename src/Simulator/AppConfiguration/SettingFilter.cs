namespace CallCenter.Simulator.AppConfiguration;

/// <summary>
/// A filter of keys or labels as the service reads it: names separated by commas, at most five of them; <c>*</c> at the end of a name
/// stands for anything, <c>%00</c> (a null character) for "without a label"; a backslash takes the meaning from the character after it.
/// </summary>
internal sealed class SettingFilter
{
    private const int MostNames = 5;
    private const string Unlabelled = "\0";

    private readonly List<(string Name, bool IsPrefix)> _names = [];

    private SettingFilter()
    {
    }

    /// <summary>Reads a filter; null where it is none. No text matches everything.</summary>
    public static SettingFilter? Parse(string? text)
    {
        var filter = new SettingFilter();
        var name = new System.Text.StringBuilder();
        var prefix = false;
        text = string.IsNullOrEmpty(text) ? "*" : text;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ',')
            {
                filter._names.Add((name.ToString(), prefix));
                name.Clear();
                prefix = false;
            }
            else if (prefix)
            {
                return null; // Nothing may follow a star.
            }
            else if (text[i] == '*')
            {
                prefix = true;
            }
            else if (text[i] != '\\')
            {
                name.Append(text[i]);
            }
            else if (++i < text.Length)
            {
                name.Append(text[i]);
            }
            else
            {
                return null;
            }
        }

        return filter._names.Count <= MostNames ? filter : null;
    }

    /// <summary>Whether it lets a key or a label through; null is a missing label.</summary>
    public bool Matches(string? value) => _names.Exists(name => name.IsPrefix
        ? (value ?? "").StartsWith(name.Name, StringComparison.Ordinal)
        : string.Equals(value ?? Unlabelled, name.Name, StringComparison.Ordinal));
}
