using MetaverseSeoul.Knowledge.Articles;
using MetaverseSeoul.Knowledge.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MetaverseSeoul.Knowledge.Api;

/// <summary>Refusals as RFC 9457 problem details with a stable <c>code</c>.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail, params (string Name, object? Value)[] more)
    {
        var members = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
            members[name] = value;
        return TypedResults.Problem(detail, statusCode: status, title: code, extensions: members);
    }

    public static ProblemHttpResult Of(BadArgumentException bad) =>
        Of(StatusCodes.Status400BadRequest, "BadArgument", bad.Message, ("member", bad.Member), ("allowed", bad.Allowed));

    public static ProblemHttpResult Of(IReadOnlyList<ArticleFault> faults) => Of(
        StatusCodes.Status422UnprocessableEntity, "BrokenArticle", $"The article has {faults.Count} fault(s): {faults[0].Reason}", ("member", "file"), ("faults", FaultView.Of(faults)));

    /// <summary>What the caller wanted to change has changed: here is by whom, and in which members.</summary>
    public static ProblemHttpResult Of(VersionConflictException conflict) => conflict.Latest is { } latest
        ? Of(
            StatusCodes.Status409Conflict, "VersionConflict", $"The article is at version {latest.Version} now. Read it and change that.",
            ("member", "version"), ("version", latest.Version), ("author", latest.Author), ("changedAt", latest.ChangedAt), ("note", latest.Note), ("changed", conflict.Changed))
        : Of(StatusCodes.Status404NotFound, "ArticleNotFound", "There is no such article.");

    public static ProblemHttpResult NoArticle(string key, string language) =>
        Of(StatusCodes.Status404NotFound, "ArticleNotFound", $"There is no article '{key}' in '{language}', or not that version of it.");

    public static ProblemHttpResult TooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Wait a moment.");
    }
}
