using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>Comma-separated values as RFC 4180 has them, names of the fields in the first line; semicolons and tabs are recognised too.</summary>
internal static class CsvRows
{
    public static IEnumerable<KnowledgeRow> Read(string text)
    {
        var bad = new List<int>();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            BadDataFound = found => bad.Add(found.Context.Parser!.RawRow),
            MissingFieldFound = null,
        };
        using var reader = new CsvReader(new StringReader(text), configuration);
        if (!reader.Read() || !reader.ReadHeader())
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
}
