using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Library;
using MetaverseSeoul.Mesh.Agents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>The staff's work on articles: read, write, look at, publish, withdraw, go back.</summary>
internal static class ArticleEndpoints
{
    private const int LongestNote = 500;
    private const int MostAtOnce = 200;

    public static void MapArticles(this IEndpointRouteBuilder staff)
    {
        var articles = staff.MapGroup("/articles");
        articles.MapGet("/", List);
        articles.MapPost("/", Create);
        articles.MapPost("/preview", PreviewEndpoint.Show);
        articles.MapGet("/{key}/{language}", Read);
        articles.MapPut("/{key}/{language}", Change);
        articles.MapPost("/{key}/{language}/publish", Publish);
        articles.MapPost("/{key}/{language}/withdraw", Withdraw);
        articles.MapPost("/{key}/{language}/rollback", GoBack);
        articles.MapGet("/{key}/{language}/versions", Versions);
        articles.MapGet("/{key}/{language}/versions/{version:long}", ReadVersion);
    }

    private static async Task<IResult> List(HttpContext context, ArticleCatalogue catalogue, CancellationToken cancellation)
    {
        var query = context.Request.Query;
        var status = QueryText.OneOf(query, "status", ["draft", "published", "withdrawn"]);
        var filter = new ArticleFilter(
            QueryText.Of(query, "q", most: 200),
            QueryText.OneOf(query, "lang", Language.All),
            QueryText.Of(query, "domain", most: 40),
            status,
            QueryText.Number(query, "skip", 0, 1_000_000, usual: 0),
            QueryText.Number(query, "top", 1, MostAtOnce, usual: 50));
        var (total, articles) = await catalogue.ListAsync(filter, cancellation);
        return TypedResults.Ok(new ArticlePage(total, filter.Skip, [.. articles.Select(ArticleView.Listed)]));
    }

    private static async Task<IResult> Create(HttpContext context, ArticleReview review, ArticleDesk desk, CancellationToken cancellation)
    {
        var wanted = await RequestJson.ReadAsync<NewArticle>(context);
        if (!ArticleReader.IsKey(wanted.Key))
            throw new BadArgumentException("key", "small letters and digits in words joined by hyphens, at most 100 characters");
        RequireLanguage(wanted.Language);
        var (article, faults) = await review.ReadAsync(wanted.Key, wanted.Language, wanted.File, cancellation);
        if (article is null)
            return Problems.Of(faults);
        var stored = await desk.ChangeAsync(article, wanted.File, basedOn: null, Signed(context, wanted.Note), cancellation);
        return TypedResults.Created($"/api/knowledge/articles/{stored.Key}/{stored.Language}", ArticleView.Of(stored));
    }

    private static async Task<IResult> Read(string key, string language, ArticleDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(key, language, cancellation) is { } found ? TypedResults.Ok(ArticleView.Of(found)) : Problems.NoArticle(key, language);

    private static async Task<IResult> Change(
        string key, string language, HttpContext context, ArticleReview review, ArticleDesk desk, CancellationToken cancellation)
    {
        var change = await RequestJson.ReadAsync<ChangedArticle>(context);
        if (await desk.FindAsync(key, language, cancellation) is null)
            return Problems.NoArticle(key, language);
        var (article, faults) = await review.ReadAsync(key, language, change.File, cancellation);
        return article is null
            ? Problems.Of(faults)
            : TypedResults.Ok(ArticleView.Of(await desk.ChangeAsync(article, change.File, change.Version, Signed(context, change.Note), cancellation)));
    }

    private static async Task<IResult> Publish(string key, string language, HttpContext context, ArticleDesk desk, CancellationToken cancellation)
    {
        var release = await RequestJson.ReadAsync<Release>(context);
        return TypedResults.Ok(ArticleView.Of(await desk.PublishAsync(key, language, release.Version, Signed(context, release.Note), cancellation)));
    }

    private static async Task<IResult> Withdraw(string key, string language, HttpContext context, ArticleDesk desk, CancellationToken cancellation)
    {
        var release = await RequestJson.ReadAsync<Release>(context);
        return TypedResults.Ok(ArticleView.Of(await desk.WithdrawAsync(key, language, release.Version, Signed(context, release.Note), cancellation)));
    }

    private static async Task<IResult> GoBack(string key, string language, HttpContext context, ArticleDesk desk, CancellationToken cancellation)
    {
        var back = await RequestJson.ReadAsync<RollBack>(context);
        return TypedResults.Ok(ArticleView.Of(await desk.RollBackAsync(key, language, back.Version, back.To, Signed(context, back.Note), cancellation)));
    }

    private static async Task<IResult> Versions(string key, string language, ArticleDesk desk, CancellationToken cancellation) =>
        await desk.VersionsAsync(key, language, cancellation) is { Count: > 0 } versions
            ? TypedResults.Ok(versions.Select(ArticleView.Listed))
            : Problems.NoArticle(key, language);

    private static async Task<IResult> ReadVersion(string key, string language, long version, ArticleDesk desk, CancellationToken cancellation) =>
        await desk.FindAsync(key, language, version, cancellation) is { } found ? TypedResults.Ok(ArticleView.Of(found)) : Problems.NoArticle(key, language);

    private static Signature Signed(HttpContext context, string? note) => note?.Length > LongestNote
        ? throw new BadArgumentException("note", $"at most {LongestNote} characters")
        : new Signature(StaffKeys.NameOf(context), note ?? "");

    private static void RequireLanguage(string language)
    {
        if (!Language.All.Contains(language))
            throw new BadArgumentException("language", $"one of {string.Join(", ", Language.All)}");
    }
}
