using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace CallCenter.Assistant.Knowledge.Import;

/// <summary>Markdown, cut at its headings: the heading is the question, what is below it the answer, the headings above it the context.</summary>
internal static class MarkdownSections
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    public static IEnumerable<KnowledgeRow> Read(string text, string title)
    {
        var path = new List<(int Level, string Text)> { (0, title) };
        var blocks = new List<Block>();
        foreach (var block in Markdown.Parse(text, Pipeline))
        {
            if (block is HeadingBlock heading)
            {
                if (blocks.Count > 0)
                    yield return Section(text, path, blocks);
                blocks.Clear();
                path.RemoveAll(above => above.Level >= heading.Level);
                path.Add((heading.Level, Words(text, heading)));
            }
            else if (block is not (YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock))
            {
                blocks.Add(block);
            }
        }

        if (blocks.Count > 0)
            yield return Section(text, path, blocks);
    }

    // The headings of a section make its id, so that it replaces itself after its text was changed.
    private static KnowledgeRow Section(string text, List<(int Level, string Text)> path, List<Block> blocks) => KnowledgeRow.Of(
        blocks[0].Line + 1,
        [
            ("answer", string.Join("\n\n", blocks.Select(block => Source(text, block)))),
            ("question", path[^1].Text),
            ("context", string.Join(" > ", path.SkipLast(1).Select(above => above.Text))),
        ]);

    private static string Words(string text, HeadingBlock heading) => Markdown.ToPlainText(Source(text, heading), Pipeline).Trim();

    private static string Source(string text, Block block) => text.Substring(block.Span.Start, block.Span.Length);
}
