using System.Globalization;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Knowledge;

namespace MetaverseSeoul.Bots.Petition120.Steps;

/// <summary>The citizen was asked which article is meant, and says it: by pressing a title, by its number, or by the word that was
/// missing.</summary>
internal sealed class ChoiceStep(PhraseBook phrases, IKnowledgeIndex index, ArticleReply answer) : IStep
{
    public async ValueTask<bool> TakeAsync(Enquiry enquiry, CancellationToken cancellation)
    {
        var keys = enquiry.Memory.Choices;
        if (keys.Count == 0)
            return false;
        if (phrases.Is(Phrase.NoneOfThese, enquiry.Text, enquiry.Language))
        {
            enquiry.Memory.ForgetChoice();
            enquiry.Reply(enquiry.Say("unknown"), enquiry.PersonActions);
            return true;
        }

        var chosen = Pressed(enquiry, keys) ?? Numbered(enquiry, keys) ?? Agreed(enquiry, keys) ?? await CompletedAsync(enquiry, keys, cancellation);
        enquiry.Memory.ForgetChoice();
        if (chosen is null)
            return false;
        answer.Give(enquiry, chosen);
        return true;
    }

    // A title names its article in whatever language it was shown.
    private Article? Pressed(Enquiry enquiry, IReadOnlyList<string> keys) => keys
        .SelectMany(key => Mesh.Agents.Language.All.Select(language => index.Find(key, language)))
        .FirstOrDefault(article => article?.Title == enquiry.Text.Trim());

    private Article? Numbered(Enquiry enquiry, IReadOnlyList<string> keys)
    {
        var text = PlainText.Of(enquiry.Text).TrimEnd('번', '이', '요', '째', '番', '号');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= keys.Count
            ? index.Find(keys[number - 1], enquiry.Language)
            : null;
    }

    private Article? Agreed(Enquiry enquiry, IReadOnlyList<string> keys) =>
        keys.Count == 1 && phrases.Is(Phrase.Yes, enquiry.Text, enquiry.Language) ? index.Find(keys[0], enquiry.Language) : null;

    // "등본이요" after "수수료 얼마예요": both together tell which. A new question that stands by itself is not a choice.
    private async ValueTask<Article?> CompletedAsync(Enquiry enquiry, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var alone = await index.SearchAsync(new KnowledgeQuery(enquiry.Text, enquiry.Language), cancellation);
        if (alone.Hits.Count == 0 || alone.Outcome == KnowledgeOutcome.Answer && !keys.Contains(alone.Hits[0].Article.Key))
            return null;
        var together = await index.SearchAsync(
            new KnowledgeQuery($"{enquiry.Memory.Unclear} {enquiry.Text}", enquiry.Language), cancellation);
        return together.Outcome == KnowledgeOutcome.Answer && keys.Contains(together.Hits[0].Article.Key)
            ? together.Hits[0].Article
            : null;
    }
}
