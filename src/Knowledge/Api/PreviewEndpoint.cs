using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using Microsoft.AspNetCore.Http;

namespace MetaverseSeoul.Knowledge.Api;

internal static class PreviewEndpoint
{
    private const int MostQuestions = 20;

    private static readonly MarkdownPipeline Shown = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>What the article would look like, what is wrong with it, and who answers its questions today.</summary>
    public static async Task<IResult> Show(HttpContext context, ArticleReview review, IKnowledgeIndex index, CancellationToken cancellation)
    {
        var wanted = await RequestJson.ReadAsync<PreviewedArticle>(context);
        var language = Language.Of(wanted.Language);
        var (article, faults) = await review.ReadAsync(wanted.Key ?? "preview", language, wanted.File, cancellation);
        List<AnsweredQuestion> answered = [];
        foreach (var question in article?.Questions.Take(MostQuestions) ?? [])
        {
            var answer = SearchResult.Of(question, await index.SearchAsync(new KnowledgeQuery(question, language, Top: 1), cancellation));
            var best = answer.Hits is [var first, ..] ? first : null;
            answered.Add(new AnsweredQuestion(question, answer.Outcome, best?.Key, best?.Title));
        }

        return TypedResults.Ok(new Preview(article?.Title ?? "", article is null ? "" : Html(article.Body), FaultView.Of(faults), answered));
    }

    // What has faults is not rendered, so every link here has passed the check of its scheme; this is the second lock.
    private static string Html(string body)
    {
        var document = Markdown.Parse(body, Shown);
        foreach (var link in document.Descendants<LinkInline>().Where(link => !BodyCheck.IsAllowed(link.Url)))
            link.Url = "";
        return document.ToHtml(Shown);
    }
}
