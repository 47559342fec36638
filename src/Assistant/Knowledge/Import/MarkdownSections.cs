using System.Globalization;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>Markdown, cut at its headings: the heading is the question, what is below it the answer, the headings above it the context. A long section becomes several documents, cut between paragraphs.</summary>
internal static class MarkdownSections
{
    // A model is told 4,000 letters of an answer: what stands further down would be found and never told.
    private const int LongestAnswer = 3000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    public static IEnumerable<KnowledgeRow> Read(string text, string title)
    {
        var path = new List<(int Level, string Text)> { (0, title) };
        var blocks = new List<Block>();
        foreach (var block in Markdown.Parse(text, Pipeline))
        {
            if (block is HeadingBlock heading)
            {
                foreach (var row in Sections(text, path, blocks))
                    yield return row;
                blocks.Clear();
                path.RemoveAll(above => above.Level >= heading.Level);
                path.Add((heading.Level, Words(text, heading)));
            }
            else if (block is not (YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock))
            {
                blocks.Add(block);
            }
        }

        foreach (var row in Sections(text, path, blocks))
            yield return row;
    }

    private static IEnumerable<KnowledgeRow> Sections(string text, List<(int Level, string Text)> path, List<Block> blocks)
    {
        var (from, part) = (0, 1);
        for (var to = 1; to <= blocks.Count; to++)
        {
            if (to < blocks.Count && blocks[to].Span.End - blocks[from].Span.Start < LongestAnswer)
                continue;
            yield return Section(text, path, blocks[from..to], part == 1 ? path[^1].Text : string.Create(CultureInfo.InvariantCulture, $"{path[^1].Text} ({part})"));
            (from, part) = (to, part + 1);
        }
    }

    // The headings of a section make its id, so that it replaces itself after its text was changed.
    private static KnowledgeRow Section(string text, List<(int Level, string Text)> path, List<Block> blocks, string question) => KnowledgeRow.Of(
        blocks[0].Line + 1,
        [
            ("answer", string.Join("\n\n", blocks.Select(block => Source(text, block)))),
            ("question", question),
            ("context", string.Join(" > ", path.SkipLast(1).Select(above => above.Text))),
        ]);

    private static string Words(string text, HeadingBlock heading) => Markdown.ToPlainText(Source(text, heading), Pipeline).Trim();

    private static string Source(string text, Block block) => text.Substring(block.Span.Start, block.Span.Length);
}
