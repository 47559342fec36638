using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>Reads documents from JSONL, CSV and Markdown files, by the ending of their names. Good lines are read whatever the others are like.</summary>
public sealed class KnowledgeReader(TimeProvider time)
{
    private readonly List<KnowledgeDocument> documents = [];
    private readonly List<BadLine> badLines = [];
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>What was read so far.</summary>
    public IReadOnlyList<KnowledgeDocument> Documents => documents;

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<BadLine> BadLines => badLines;

    /// <summary>Reads a file.</summary>
    /// <exception cref="KnowledgeException">It cannot be opened, or its kind is not known.</exception>
    public void Read(string file)
    {
        try
        {
            // What is no UTF-8 becomes a replacement character, which the rows are searched for.
            var text = File.ReadAllText(file, Encoding.UTF8);
            foreach (var row in Rows(file, text))
                Take(file, row);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KnowledgeException($"{file} cannot be read: {error.Message}", error);
        }
    }

    private static IEnumerable<KnowledgeRow> Rows(string file, string text) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".JSONL" or ".NDJSON" => JsonLines.Read(text),
        ".CSV" => CsvRows.Read(text),
        ".MD" or ".MARKDOWN" => MarkdownSections.Read(text, Path.GetFileNameWithoutExtension(file)),
        _ => throw new KnowledgeException($"{file} is of no known kind, expected .jsonl, .csv or .md"),
    };

    private void Take(string file, KnowledgeRow row)
    {
        if (Problem(row, out var created) is { } problem)
        {
            badLines.Add(new BadLine(file, row.Line, problem));
            return;
        }

        var path = row["file_path"] ?? Path.GetFileName(file);
        var id = row["id"] ?? IdOf(path, row["question"] is { } question ? $"{row["context"]}\n{question}" : row["answer"]!);
        if (!ids.TryAdd(id, $"{file}: line {row.Line}"))
        {
            badLines.Add(new BadLine(file, row.Line, $"id '{id}' is that of {ids[id]} too"));
            return;
        }

        documents.Add(new KnowledgeDocument
        {
            Id = id,
            Answer = row["answer"]!,
            Question = row["question"],
            Context = row["context"],
            DocumentSynthesis = row["document_synthesis"],
            FilePath = path,
            CreatedAt = created ?? time.GetUtcNow(),
        });
    }

    private static string? Problem(KnowledgeRow row, out DateTimeOffset? created)
    {
        created = null;
        if (row.Problem is not null)
            return row.Problem;
        if (row["answer"] is null)
            return "answer is missing";
        if (KnowledgeRow.Fields.FirstOrDefault(field => row[field]?.Contains('\uFFFD', StringComparison.Ordinal) == true) is { } broken)
            return $"{broken} is not UTF-8, expected the file in that encoding";
        if (row["created_at"] is not { } text)
            return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
            return $"created_at '{text}' is no date, expected one such as 2026-11-25T08:00:00Z";
        created = read;
        return null;
    }

    // The same text of the same file has the same id, so that it replaces itself when it comes again.
    private static string IdOf(string path, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{text}")).AsSpan(0, 12));
}
