using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace CallCenter.Api.Reports;

/// <summary>
/// Shows Markdown that a model wrote, which may repeat whatever a caller said: HTML in it is text, links lead to the web, mail or
/// a telephone only, and pictures are links, so that reading a report fetches nothing.
/// </summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static IHtmlContent Render(string? markdown)
    {
        var document = Markdown.Parse(markdown ?? "", Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            if (!IsHarmless(link.Url))
                link.Url = "";
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsHarmless(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return new HtmlString(document.ToHtml(Pipeline));
    }

    private static bool IsHarmless(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
}
