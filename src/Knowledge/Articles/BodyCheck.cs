using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MetaverseSeoul.Knowledge.Articles;

/// <summary>Looks through an article's Markdown for what would not reach a citizen as it was meant: raw HTML, pictures, addresses that are no
/// addresses.</summary>
internal static class BodyCheck
{
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <param name="complain">Takes the line of the body, from 0, and the reason.</param>
    public static void Check(string body, Action<int, string> complain)
    {
        if (body.Length is < ArticleRules.ShortestBody or > ArticleRules.LongestBody)
            complain(0, $"the body has {body.Length:N0} characters; {ArticleRules.ShortestBody} to {ArticleRules.LongestBody:N0} are allowed");
        if (body.Length > ArticleRules.LongestBody)
            return;

        foreach (var node in Parse(body, complain)?.Descendants() ?? [])
        {
            if (node is HtmlBlock or HtmlInline { Tag: not ("<br>" or "<br/>" or "<br />") })
                complain(node.Line, "HTML is shown to nobody: write it as Markdown");
            else if (node is LinkInline { IsImage: true })
                complain(node.Line, "pictures are not shown");
            else if (node is LinkInline link && !IsAllowed(link.Url))
                complain(node.Line, $"the link '{link.Url}' is not an address beginning with {string.Join(": or ", ArticleRules.LinkSchemes)}:");
        }
    }

    public static bool IsAllowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && ArticleRules.LinkSchemes.Contains(address.Scheme);

    private static MarkdownDocument? Parse(string body, Action<int, string> complain)
    {
        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException tooDeep)
        {
            // Markdig refuses nesting that would overflow its stack.
            complain(0, $"the body is not readable Markdown: {tooDeep.Message}");
            return null;
        }
    }
}
