using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Import;
using CallCenter.Testing;

namespace CallCenter.Assistant.Tests.Knowledge;

public sealed class KnowledgeReaderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly KnowledgeReader reader = new(new ManualTimeProvider());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_lines_become_documents_and_bad_ones_are_named_with_their_line()
    {
        var file = folder.Write("k.jsonl", """
            {"id":"a","question":"Q?","answer":" A. ","vectors":[0.1],"created_at":"2026-01-02T03:04:05Z"}

            {"id":"b"}
            not json
            [1]
            {"answer":5}
            {"anwser":"x"}
            {"id":"a","answer":"again"}
            {"id":"c","answer":"x","created_at":"soon"}
            {"answer":"Only an answer."}
            """);
        reader.Read(file);

        reader.Documents.Select(d => d.Answer).ShouldBe(["A.", "Only an answer."]);
        reader.Documents[0].CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        reader.Documents[1].FilePath.ShouldBe("k.jsonl");
        reader.BadLines.Select(b => b.Line).ShouldBe([3, 4, 5, 6, 7, 8, 9]);
        reader.BadLines[0].ToString().ShouldBe($"{file}: line 3: answer is missing");
        reader.BadLines[4].Problem.ShouldContain("'anwser' is no field");
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public void Csv_may_quote_and_break_lines_within_quotes(char comma)
    {
        reader.Read(folder.Write("k.csv", "id,question,answer\n1,Q,\"A, \"\"quoted\"\"\nin two lines\"\n2,only\n3,Q3,A3\n".Replace(',', comma)));

        reader.Documents.Select(d => d.Id).ShouldBe(["1", "3"]);
        reader.Documents[0].Answer.ShouldBe($"A{comma} \"quoted\"\nin two lines");
        var bad = reader.BadLines.ShouldHaveSingleItem();
        bad.Line.ShouldBe(4);
        bad.Problem.ShouldContain("expected 3");
    }

    [Fact]
    public void Lines_of_csv_are_counted_with_the_empty_ones_and_whatever_ends_them()
    {
        reader.Read(folder.Write("k.csv", "\uFEFFquestion,answer\r\n\r\nQ,A\r\n\r\n\r\nonly\r\n\"Q2\r\nmore\",A2\r\nonly\r\n\"open,A3\r\n"));

        reader.Documents.Select(d => d.Answer).ShouldBe(["A", "A2"]);
        reader.BadLines.Select(b => b.Line).ShouldBe([6, 9, 10]);
    }

    [Fact]
    public void The_first_line_of_csv_says_what_separates_whatever_lines_below_lack()
    {
        reader.Read(folder.Write("k.csv", "question;answer\nonly\nQ;A, B, C\n"));

        reader.Documents.ShouldHaveSingleItem().Answer.ShouldBe("A, B, C");
        reader.BadLines.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public void Markdown_is_cut_at_its_headings()
    {
        const string text = "---\ntitle: x\n---\nIntro.\n\n# Help desk\n\n## Opening *hours*\nFrom 8 to 6.\n\n- Closed on Sunday\n\n## Empty\n\n## Phone\nDial 1.\n";
        reader.Read(folder.Write("guide.md", text));

        reader.Documents.Select(d => (d.Context, d.Question)).ShouldBe([(null, "guide"), ("guide > Help desk", "Opening hours"), ("guide > Help desk", "Phone")]);
        reader.Documents[1].Answer.ShouldBe("From 8 to 6.\n\n- Closed on Sunday");

        var again = new KnowledgeReader(new ManualTimeProvider());
        again.Read(folder.Write("guide.md", text.Replace("From 8", "From 7", StringComparison.Ordinal)));
        again.Documents.Select(d => d.Id).ShouldBe(reader.Documents.Select(d => d.Id));
    }

    [Fact]
    public void A_long_section_of_markdown_is_cut_between_its_paragraphs_so_that_all_of_it_can_be_told()
    {
        var paragraphs = Enumerable.Range(0, 7).Select(i => new string((char)('a' + i), 1000)).ToList();
        reader.Read(folder.Write("guide.md", $"# Returns\n{string.Join("\n\n", paragraphs)}\n\n# Fees\nNone.\n"));

        reader.Documents.Select(d => d.Question).ShouldBe(["Returns", "Returns (2)", "Returns (3)", "Returns (4)", "Fees"]);
        string.Join("\n\n", reader.Documents.SkipLast(1).Select(d => d.Answer)).ShouldBe(string.Join("\n\n", paragraphs));
        reader.BadLines.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_missing_or_of_another_kind_is_refused()
    {
        Should.Throw<KnowledgeException>(() => reader.Read(folder.PathOf("none.csv"))).Message.ShouldContain("cannot be read");
        Should.Throw<KnowledgeException>(() => reader.Read(folder.Write("k.docx", ""))).Message.ShouldContain("expected .jsonl, .csv or .md");
    }

    [Fact]
    public void Text_in_another_encoding_is_a_bad_line()
    {
        var file = folder.PathOf("k.jsonl");
        File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes("""{"answer":"ouvert l'été"}"""));
        reader.Read(file);
        reader.BadLines.ShouldHaveSingleItem().Problem.ShouldContain("UTF-8");
    }
}
