using MetaverseSeoul.Bots.Petition120.Steps;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Texts;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Petition120;

/// <summary>Tells what a turn asks. Several short messages are one question typed in pieces, unless each line is by itself a question with an
/// answer of its own.</summary>
internal sealed class TurnReader(TextCatalog texts, PhraseBook phrases, IKnowledgeIndex index)
{
    // Each is answered in full; who writes more lines than this tells a story.
    private const int MostQuestions = 4;

    public async ValueTask<IReadOnlyList<Enquiry>> ReadAsync(Turn turn, CancellationToken cancellation)
    {
        var memory = new Memory(turn.State);
        var fallback = memory.Language ?? turn.Language;
        var lines = Lines(turn, fallback);
        if (lines.Count is < 2 or > MostQuestions || !await AreDifferentAsync(lines, fallback, cancellation))
            lines = [string.Join('\n', lines)];
        List<Enquiry> enquiries = [.. lines.Select(line => Read(turn, line, fallback))];
        if (turn.Text.Length > 0)
            memory.Language = enquiries[^1].Language;
        return enquiries;
    }

    private Enquiry Read(Turn turn, string text, string fallback)
    {
        var language = LanguageDetector.Detect(text, fallback);
        return new Enquiry(turn, WithoutAbuse(text, language), language, texts);
    }

    // Angry people have questions too: what is left without the swearing is answered, and is all that is remembered.
    private string WithoutAbuse(string text, string language)
    {
        if (!phrases.Is(Phrase.Abuse, text, language))
            return text;
        var civil = string.Join(' ', text.Split(' ').Where(word => !phrases.Is(Phrase.Abuse, word, language)));
        return PlainText.Of(civil).Length >= AbuseStep.ShortestQuestion ? civil : text;
    }

    // A greeting on a line of its own is no part of the question after it.
    private List<string> Lines(Turn turn, string fallback)
    {
        var lines = turn.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var spoken = lines.FindAll(line => !IsSmallTalk(line, fallback));
        return spoken.Count > 0 ? spoken : lines;
    }

    private bool IsSmallTalk(string line, string language) => phrases.Only(
        line, LanguageDetector.Detect(line, language), Phrase.Hello, Phrase.Thanks, Phrase.Bye) is not null;

    private async ValueTask<bool> AreDifferentAsync(List<string> lines, string language, CancellationToken cancellation)
    {
        HashSet<string> articles = [];
        foreach (var line in lines)
        {
            var found = await index.SearchAsync(new KnowledgeQuery(line, LanguageDetector.Detect(line, language), Top: 2), cancellation);
            if (found.Outcome != KnowledgeOutcome.Answer || !articles.Add(found.Hits[0].Article.Key))
                return false;
        }

        return true;
    }
}
