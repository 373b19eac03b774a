using MetaverseSeoul.Knowledge.Gaps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>What people ask and no article answers, for staff.</summary>
internal static class GapEndpoints
{
    private const int MostWordings = 20;

    public static void MapGaps(this IEndpointRouteBuilder staff)
    {
        var gaps = staff.MapGroup("/gaps");
        gaps.MapGet("/", List);
        gaps.MapGet("/{id}/draft", Draft);
        gaps.MapPost("/{id}/done", Close);
    }

    private static async Task<IResult> List(HttpContext context, GapRadar radar, CancellationToken cancellation)
    {
        var skip = QueryText.Number(context.Request.Query, "skip", 0, 1_000_000, usual: 0);
        var top = QueryText.Number(context.Request.Query, "top", 1, 200, usual: 50);
        var gaps = await radar.ListAsync(cancellation);
        return TypedResults.Ok(new GapPage(gaps.Count, gaps.Sum(gap => gap.Count), [.. gaps.Skip(skip).Take(top).Select(GapView.Of)]));
    }

    private static async Task<IResult> Draft(string id, GapRadar radar, CancellationToken cancellation) =>
        await radar.FindAsync(id, cancellation) is { } gap ? TypedResults.Ok(await radar.DraftAsync(gap, cancellation)) : NoGap(id);

    private static async Task<IResult> Close(string id, GapRadar radar, CancellationToken cancellation) =>
        await radar.CloseAsync(id, cancellation) ? TypedResults.NoContent() : NoGap(id);

    private static ProblemHttpResult NoGap(string id) => Problems.Of(StatusCodes.Status404NotFound, "GapNotFound", $"There is no open gap '{id}'.");

    public sealed record GapPage(int Total, int Questions, IReadOnlyList<GapView> Gaps);

    /// <param name="Wordings">How people asked it, at most twenty.</param>
    public sealed record GapView(
        string Id, string Question, int Count, DateTimeOffset FirstAsked, DateTimeOffset LastAsked, IReadOnlyDictionary<string, int> Languages,
        IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<string> Articles, IReadOnlyList<string> Wordings)
    {
        public static GapView Of(Gap gap) => new(
            gap.Id, gap.Question, gap.Count, gap.FirstAsked, gap.LastAsked, gap.Languages, gap.Reasons, gap.Articles, [.. gap.Wordings.Take(MostWordings)]);
    }
}
