using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>Comma-separated values as RFC 4180 has them, names of the fields in the first line; semicolons and tabs are recognised too.</summary>
internal static class CsvRows
{
    private static readonly string[] Separators = [",", ";", "\t"];

    public static IEnumerable<KnowledgeRow> Read(string text)
    {
        var bad = new List<int>();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorIn(text),
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            BadDataFound = found => bad.Add(found.Context.Parser!.RawRow),
            MissingFieldFound = null,
            IgnoreBlankLines = false, // They are passed over below, where they are counted.
        };
        using var reader = new CsvReader(new StringReader(text), configuration);
        if (!ReadFirst(reader) || !reader.ReadHeader())
            yield break;
        var fields = reader.HeaderRecord!.Select(field => field.Trim().ToLowerInvariant()).ToList();
        if (KnowledgeRow.Unknown(fields) is { } unknown)
        {
            yield return new KnowledgeRow(1, unknown);
            yield break;
        }

        while (true)
        {
            var line = reader.Parser.RawRow + 1;
            if (!reader.Read())
                yield break;
            if (IsBlank(reader))
                continue;
            if (bad.Count > 0)
            {
                bad.Clear();
                yield return new KnowledgeRow(line, "a quote is not closed or not doubled");
            }
            else if (reader.Parser.Count != fields.Count)
            {
                yield return new KnowledgeRow(line, $"it has {reader.Parser.Count} fields, expected {fields.Count} as in the first line");
            }
            else
            {
                yield return KnowledgeRow.Of(line, fields.Select((field, i) => (field, reader.GetField(i))).Where(field => !KnowledgeRow.Ignored.Contains(field.field, StringComparer.Ordinal)));
            }
        }
    }

    private static bool ReadFirst(CsvReader reader)
    {
        var isThere = reader.Read();
        while (isThere && IsBlank(reader))
            isThere = reader.Read();
        return isThere;
    }

    private static bool IsBlank(CsvReader reader) => string.IsNullOrWhiteSpace(reader.Parser.RawRecord);

    // The names in the first line hold none of these; lines below may, and a bad one among them must not change what separates.
    private static string SeparatorIn(string text)
    {
        var names = text.TrimStart().Split('\n', 2)[0];
        return Separators.MaxBy(separator => names.Count(letter => letter == separator[0]))!;
    }
}
