using System.Globalization;
using CallCenter.Platform.Configuration;
using Microsoft.Data.Sqlite;
using static CallCenter.Assistant.Knowledge.Local.KnowledgeFile;

namespace CallCenter.Assistant.Knowledge.Local;

/// <summary>
/// The index in the data folder: documents found by their words (BM25) and, with an embedding model, by vectors, both rankings fused.
/// A document fits by the share of the query's words that it has, rare words counting more, or by the cosine of its vector.
/// </summary>
public sealed class LocalKnowledge : IKnowledgeIndex
{
    private const int Candidates = 50;

    /// <summary>Cosine that one degree of strictness asks for. Default strictness 2 asks for 0.3, about where text-embedding-3 models begin to mean the same thing; an orientation value.</summary>
    private const double CosinePerDegree = 0.15;

    private const string Columns = "d.id, d.answer, d.question, d.context, d.document_synthesis, d.file_path, d.created_at";

    private readonly KnowledgeFile file;
    private readonly Embedder embedder;
    private readonly AiSearchOptions settings;
    private volatile VectorTable? vectors;

    internal LocalKnowledge(KnowledgeFile file, Embedder embedder, AiSearchOptions settings) =>
        (this.file, this.embedder, this.settings) = (file, embedder, settings);

    /// <summary>How many documents there are.</summary>
    /// <exception cref="KnowledgeException">The file cannot be read.</exception>
    public long Count => file.Read(connection => Number(connection, "SELECT count(*) FROM documents"), 0);

    bool IKnowledgeIndex.HasDocuments
    {
        get
        {
            try
            {
                return file.Read(connection => Number(connection, "SELECT EXISTS (SELECT 1 FROM documents)") > 0, whenMissing: false);
            }
            catch (KnowledgeException)
            {
                return false;
            }
        }
    }

    string IKnowledgeIndex.Version => string.Create(
        CultureInfo.InvariantCulture, $"local {file.Read(VersionOf, "")} {embedder.Kind} {settings.Strictness} {settings.TopNDocuments}");

    /// <summary>The documents, by id.</summary>
    /// <exception cref="KnowledgeException">The file cannot be read.</exception>
    public IReadOnlyList<KnowledgeDocument> List() =>
        file.Read(connection => Rows(connection, $"SELECT {Columns} FROM documents d ORDER BY d.id", DocumentOf), []);

    /// <summary>Writes documents, all or none; one with the id of an earlier one replaces it.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Cancels while vectors are made.</param>
    /// <exception cref="KnowledgeException">The file cannot be written, or no vectors can be made.</exception>
    public async Task ImportAsync(IReadOnlyList<KnowledgeDocument> documents, CancellationToken cancellationToken)
    {
        var made = await embedder.OfAsync([.. documents.Select(document => document.Words)], cancellationToken);
        file.Write(connection =>
        {
            if (made.Count > 0)
                KeepVectorsOf(connection, embedder.Kind!);
            for (var i = 0; i < documents.Count; i++)
                Put(connection, documents[i], made.Count == 0 ? null : VectorTable.Bytes(made[i].Span));
            return documents.Count;
        });
    }

    /// <summary>Removes documents and returns how many there were.</summary>
    /// <exception cref="KnowledgeException">The file cannot be written.</exception>
    public int Remove(IReadOnlyCollection<string> ids) => file.Exists ? file.Write(connection => ids.Sum(id => Remove(connection, id))) : 0;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var vector = await embedder.OfQueryAsync(query, cancellationToken);
        return file.Read(connection => Search(connection, SearchWords.Of(query), vector), []);
    }

    private List<KnowledgeDocument> Search(SqliteConnection connection, IReadOnlyList<string> words, ReadOnlyMemory<float>? vector)
    {
        var byWords = words.Count == 0 ? [] : Rows(
            connection,
            "SELECT rowid FROM words WHERE words MATCH $query ORDER BY bm25(words, 3.0, 2.0, 1.0, 1.0) LIMIT $most",
            row => row.GetInt64(0),
            ("$query", string.Join(" OR ", words.Select(Quoted))),
            ("$most", Candidates));
        var near = vector is { } given && string.Equals(KindOf(connection) ?? embedder.Kind, embedder.Kind, StringComparison.Ordinal) ? VectorsOf(connection).Nearest(given.Span, Candidates) : [];
        var share = Shares(connection, words, byWords);
        var fitting = near.Where(hit => hit.Cosine >= settings.Strictness * CosinePerDegree).Select(hit => hit.Number).ToHashSet();
        fitting.UnionWith(byWords.Where(number => share[number] >= settings.Strictness / 5));
        var ranked = RankFusion.Fuse([(byWords.AsEnumerable(), 1.0), (near.Select(hit => hit.Number), 1.0)], number => number);
        return
        [
            .. ranked.Where(hit => fitting.Contains(hit.Item)).Take(settings.TopNDocuments)
                .SelectMany(hit => Rows(connection, $"SELECT {Columns} FROM documents d WHERE d.number = $number", DocumentOf, ("$number", hit.Item))),
        ];
    }

    // How much of the query each document has: words weighted as in BM25, by how few documents have them.
    private static Dictionary<long, double> Shares(SqliteConnection connection, IReadOnlyList<string> words, List<long> candidates)
    {
        var shares = candidates.ToDictionary(number => number, _ => 0.0);
        if (candidates.Count == 0)
            return shares;
        var all = Number(connection, "SELECT count(*) FROM documents");
        var total = 0.0;
        foreach (var word in words)
        {
            var having = Rows(connection, "SELECT rowid FROM words WHERE words MATCH $word", row => row.GetInt64(0), ("$word", Quoted(word)));
            var weight = Math.Log(1 + ((all - having.Count + 0.5) / (having.Count + 0.5)));
            total += weight;
            foreach (var number in having.Where(shares.ContainsKey))
                shares[number] += weight;
        }

        return shares.ToDictionary(share => share.Key, share => share.Value / total);
    }

    private VectorTable VectorsOf(SqliteConnection connection)
    {
        var version = VersionOf(connection);
        if (vectors is { } known && string.Equals(known.Version, version, StringComparison.Ordinal))
            return known;
        return vectors = new VectorTable(version, Rows(
            connection,
            "SELECT number, vectors FROM documents WHERE vectors IS NOT NULL",
            row => (row.GetInt64(0), VectorTable.Floats(row.GetFieldValue<byte[]>(1)))));
    }

    // Vectors of different models cannot be compared, even where they are of the same length: those of an earlier one go.
    private static void KeepVectorsOf(SqliteConnection connection, string kind)
    {
        if (KindOf(connection) is { } earlier && !string.Equals(earlier, kind, StringComparison.Ordinal))
            Run(connection, "UPDATE documents SET vectors = NULL");
        Run(connection, "INSERT INTO standing VALUES ('embedding', $kind) ON CONFLICT (name) DO UPDATE SET value = excluded.value", ("$kind", kind));
    }

    // Null in a file from before it was noted.
    private static string? KindOf(SqliteConnection connection) =>
        Rows(connection, "SELECT value FROM standing WHERE name = 'embedding'", row => row.GetString(0)).FirstOrDefault();

    private static string VersionOf(SqliteConnection connection) =>
        Rows(connection, "SELECT value FROM standing WHERE name = 'version'", row => row.GetString(0)).FirstOrDefault("");

    private static void Put(SqliteConnection connection, KnowledgeDocument document, byte[]? vector)
    {
        Remove(connection, document.Id);
        Run(
            connection,
            "INSERT INTO documents (id, answer, question, context, document_synthesis, file_path, created_at, vectors) VALUES ($id, $answer, $question, $context, $synthesis, $file, $created, $vector)",
            ("$id", document.Id),
            ("$answer", document.Answer),
            ("$question", document.Question),
            ("$context", document.Context),
            ("$synthesis", document.DocumentSynthesis),
            ("$file", document.FilePath),
            ("$created", document.CreatedAt?.ToString("O", CultureInfo.InvariantCulture)),
            ("$vector", vector));
        Run(
            connection,
            "INSERT INTO words (rowid, question, answer, context, document_synthesis) SELECT number, $question, $answer, $context, $synthesis FROM documents WHERE id = $id",
            ("$id", document.Id),
            ("$question", SearchWords.Indexed(document.Question)),
            ("$answer", SearchWords.Indexed(document.Answer)),
            ("$context", SearchWords.Indexed(document.Context)),
            ("$synthesis", SearchWords.Indexed(document.DocumentSynthesis)));
    }

    private static int Remove(SqliteConnection connection, string id)
    {
        Run(connection, "DELETE FROM words WHERE rowid = (SELECT number FROM documents WHERE id = $id)", ("$id", id));
        return Run(connection, "DELETE FROM documents WHERE id = $id", ("$id", id));
    }

    private static string Quoted(string word) => $"\"{word}\"";

    private static KnowledgeDocument DocumentOf(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Answer = row.GetString(1),
        Question = Text(row, 2),
        Context = Text(row, 3),
        DocumentSynthesis = Text(row, 4),
        FilePath = Text(row, 5),
        CreatedAt = Text(row, 6) is { } created ? DateTimeOffset.Parse(created, CultureInfo.InvariantCulture) : null,
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
