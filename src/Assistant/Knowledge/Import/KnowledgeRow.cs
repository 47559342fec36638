namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>One record of a file, unchecked.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Problem">Why it cannot be read at all; null where it can.</param>
internal sealed record KnowledgeRow(int Line, string? Problem = null)
{
    /// <summary>The fields that a file may hold.</summary>
    public static readonly string[] Fields = ["id", "answer", "question", "context", "document_synthesis", "file_path", "created_at"];

    /// <summary>Fields that the index makes itself; those of an exported file are left aside.</summary>
    public static readonly string[] Ignored = ["vectors"];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>A field, trimmed; null where it is missing or empty.</summary>
    public string? this[string field] => values.GetValueOrDefault(field);

    /// <summary>A row of these fields.</summary>
    public static KnowledgeRow Of(int line, IEnumerable<(string Field, string? Value)> fields)
    {
        var row = new KnowledgeRow(line);
        foreach (var (field, value) in fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)))
            row.values[field] = value!.Trim();
        return row;
    }

    /// <summary>What to say of fields that nothing is known of; null where all are known.</summary>
    public static string? Unknown(IEnumerable<string> fields) =>
        fields.FirstOrDefault(field => !Fields.Contains(field, StringComparer.Ordinal) && !Ignored.Contains(field, StringComparer.Ordinal)) is { } unknown
            ? $"'{unknown}' is no field, expected {string.Join(", ", Fields)}"
            : null;
}
