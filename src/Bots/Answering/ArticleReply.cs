using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Answering;

/// <summary>Puts an article on the turn as the answer: its body word for word, with source, date, caveat, and what one may want next.</summary>
internal sealed class ArticleReply(IKnowledgeIndex index)
{
    private const int MostRelated = 3;

    /// <param name="part">The part of the body that was asked for; null for all of it.</param>
    public void Give(Enquiry enquiry, Article article, string? part = null)
    {
        article = InNearest(article, enquiry.Language);
        var text = part ?? article.Body;
        if (article.Caveat.Length > 0)
            text += $"\n\n{enquiry.SayIn(article.Language, "caveat")}{article.Caveat}";
        if (article.Language != enquiry.Language)
            text = $"{enquiry.Say($"only.{article.Language}")}\n\n{text}";

        var reply = enquiry.Reply(text, Related(article));
        Citation.Attach(reply, [.. article.Sources.Select(source => new Citation(source.Name, source.Url, FirstSentence(part ?? article.Body), article.AsOf))]);
        reply.ChannelData = new JsonObject
        {
            ["feedbackLoop"] = new JsonObject { ["type"] = "default" },
            ["article"] = new JsonObject { ["key"] = article.Key, ["asOf"] = article.AsOf, ["caveat"] = article.Caveat },
        };
        enquiry.Memory.Desk = article.Desk;
        enquiry.Memory.Article = article.Key;
        enquiry.Memory.AnsweredBy = enquiry.Card.Id;
        enquiry.Memory.ForgetChoice();
    }

    // In the language asked for, else in English for those who read neither, else as it is.
    private Article InNearest(Article article, string language) => article.Language == language
        ? article
        : new[] { language, Language.English }.Select(nearest => index.Find(article.Key, nearest) is { } found && found.Language == nearest ? found : null)
            .FirstOrDefault(found => found is not null) ?? article;

    private IEnumerable<string> Related(Article article) => article.Related
        .Select(key => index.Find(key, article.Language)?.Title)
        .OfType<string>()
        .Take(MostRelated);

    private static string FirstSentence(string markdown)
    {
        var paragraph = markdown.Split("\n\n", 2)[0].Replace("**", "", StringComparison.Ordinal).ReplaceLineEndings(" ");
        for (var i = 0; i < paragraph.Length; i++)
        {
            // "5.5" and "c.2015" end no sentence.
            if (paragraph[i] is '。' || paragraph[i] is '.' or '?' && (i + 1 == paragraph.Length || paragraph[i + 1] == ' '))
                return paragraph[..(i + 1)];
        }

        return paragraph;
    }
}
