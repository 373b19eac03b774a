using System.Text.Json.Nodes;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>Puts an article on the turn as the answer: its body word for word, with source, date, caveat, and what one may want next.</summary>
internal sealed class ArticleReply(IKnowledgeIndex index)
{
    private const int MostRelated = 3;

    public void Give(Enquiry enquiry, Article article)
    {
        var text = article.Body;
        if (article.Caveat.Length > 0)
            text += $"\n\n{enquiry.About("", article.Language).Say("caveat")}{article.Caveat}";
        if (article.Language != enquiry.Language)
            text = $"{enquiry.Say(article.Language == Language.Korean ? "only.ko" : "only.en")}\n\n{text}";

        var reply = enquiry.Reply(text, Related(article));
        Citation.Attach(reply, [.. article.Sources.Select(source => new Citation(source.Name, source.Url, FirstSentence(article.Body), article.AsOf))]);
        reply.ChannelData = new JsonObject
        {
            ["feedbackLoop"] = new JsonObject { ["type"] = "default" },
            ["article"] = new JsonObject { ["key"] = article.Key, ["asOf"] = article.AsOf, ["caveat"] = article.Caveat },
        };
        enquiry.Memory.Desk = article.Desk;
        enquiry.Memory.ForgetChoice();
    }

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
            if (paragraph[i] is '.' or '?' && (i + 1 == paragraph.Length || paragraph[i + 1] == ' '))
                return paragraph[..(i + 1)];
        }

        return paragraph;
    }
}
