using System.Text;

namespace CallCenter.Platform.Configuration.Example;

/// <summary>YAML with comments, as it grows.</summary>
internal sealed class ExampleText
{
    // Longer comments go above their key.
    private const int LongestLine = 140;
    private const int LongestComment = 118;

    private readonly StringBuilder text = new();

    /// <summary>Adds lines as they are.</summary>
    public void Lines(string lines, int depth = 0)
    {
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
            text.Append(Indent(depth, line)).Append('\n');
    }

    /// <summary>Adds a key with its value and what is to be said about it.</summary>
    public void Key(int depth, string key, string? value, string comment)
    {
        var line = Indent(depth, string.IsNullOrEmpty(value) ? $"{key}:" : $"{key}: {value}");
        if (comment.Length > 0 && line.Length + comment.Length + 3 <= LongestLine)
        {
            line += $" # {comment}";
            comment = "";
        }

        Comment(depth, comment);
        text.Append(line).Append('\n');
    }

    /// <summary>Adds comment lines.</summary>
    public void Comment(int depth, string comment)
    {
        var line = new StringBuilder();
        foreach (var word in comment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= LongestComment - (2 * depth))
                Flush();
            line.Append(line.Length == 0 ? "# " : " ").Append(word);
        }

        if (line.Length > 0)
            Flush();

        void Flush()
        {
            text.Append(Indent(depth, line.ToString())).Append('\n');
            line.Clear();
        }
    }

    /// <summary>Adds an empty line.</summary>
    public void Space() => text.Append('\n');

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static string Indent(int depth, string line) => line.Length == 0 ? "" : new string(' ', 2 * depth) + line;
}
