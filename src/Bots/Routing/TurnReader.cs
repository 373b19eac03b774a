using System.Text.RegularExpressions;
using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Answering.Steps;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh.Activities;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Privacy;
using MetaverseSeoul.Mesh.Turns;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Tells what a turn asks. Several short messages are one question typed in pieces, unless each piece is by itself a question with an
/// answer of its own; and one message may hold two such questions.</summary>
internal sealed partial class TurnReader(PhraseBook phrases, Sights sights)
{
    // Each is answered in full; who writes more pieces than this tells a story.
    private const int MostQuestions = 4;

    /// <summary>Nothing when no message has words.</summary>
    public async ValueTask<IReadOnlyList<Said>> ReadAsync(DueTurn due, Memory memory, CancellationToken cancellation)
    {
        var fallback = memory.Language ?? Language.Of(due.Activities.LastOrDefault(a => a.Locale is not null)?.Locale ?? due.Locale);
        var lines = Lines(due.Activities, fallback);
        if (lines.Count == 0)
            return [];
        if (!due.Activities.Any(CarriesPersonal) && !await IsOneWordingAsync(lines, memory, cancellation))
        {
            foreach (var cut in (Func<string, IEnumerable<string>>[])[text => Sentences(text).SelectMany(Joined), Sentences, text => [text]])
            {
                var pieces = WithoutSmallTalk([.. lines.SelectMany(line => cut(line.Text).Select(text => line with { Text = text }))]);
                if (pieces.Count is >= 2 and <= MostQuestions && await AreDifferentAsync(pieces, memory, cancellation))
                    return [.. pieces.Select(piece => new Said(Civil(piece), piece.Language, [piece.Message.With(Civil(piece))]))];
            }
        }

        return [Whole(due.Activities, WithoutSmallTalk(lines), fallback)];
    }

    private static List<Line> Lines(IReadOnlyList<Activity> activities, string fallback) =>
    [
        .. from message in activities
           where message.IsMessage && message.Text is not null
           from text in message.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           select new Line(message, text, LanguageDetector.Detect(text, fallback)),
    ];

    // All the messages stay, so that the answer is to the last of them; a greeting on a line of its own is no part of the question after it.
    private Said Whole(IReadOnlyList<Activity> activities, List<Line> lines, string fallback)
    {
        var text = string.Join('\n', lines.Select(line => line.Text));
        var language = LanguageDetector.Detect(text, fallback);
        var civil = string.Join('\n', lines.Select(line => Civil(line)));
        if (PlainText.Of(civil).Length < AbuseStep.ShortestQuestion)
            return new Said(text, language, activities);
        var messages = activities.Where(a => a.IsMessage)
            .Select(message => message.With(string.Join('\n', lines.Where(line => line.Message == message).Select(line => Civil(line)))));
        return new Said(civil, language, [.. messages.Where(message => message.Text!.Length > 0 || message.Attachments?.Count > 0 || message.Id == activities[^1].Id)]);
    }

    // Angry people have questions too: what is left without the swearing is answered, and is all that is remembered.
    private string Civil(Line line) => phrases.Is(Phrase.Abuse, line.Text, line.Language)
        ? string.Join(' ', line.Text.Split(' ').Where(word => !phrases.Is(Phrase.Abuse, word, line.Language)))
        : line.Text;

    private List<Line> WithoutSmallTalk(List<Line> lines)
    {
        var spoken = lines.ConvertAll(WithoutSmallTalk).FindAll(line => line.Text.Length > 0);
        return spoken.Count > 0 ? spoken : lines;
    }

    private Line WithoutSmallTalk(Line line)
    {
        var sentences = Sentences(line.Text).ToList();
        var spoken = sentences.FindAll(sentence => phrases.Only(sentence, line.Language, Phrase.Hello, Phrase.Thanks, Phrase.Bye) is null);
        return spoken.Count == sentences.Count && spoken.Count > 0 ? line : line with { Text = string.Join(' ', spoken) };
    }

    private async ValueTask<bool> AreDifferentAsync(List<Line> lines, Memory memory, CancellationToken cancellation)
    {
        HashSet<string> answers = [];
        foreach (var line in lines)
        {
            var sight = await sights.OfAsync(line.Text, line.Language, memory, cancellation);
            // A piece that the index would ask back about is a question of its own only when it is written as one.
            var key = sight.Key(line.Language)
                ?? (line.Text[^1] is '?' or '？' && sight.Found.Outcome == KnowledgeOutcome.Clarify ? $"?{sight.Found.Choices[0].Key}" : null);
            if (key is null || !answers.Add(key))
                return false;
        }

        return answers.Any(key => key[0] != '?');
    }

    // "Fees and hours" may be the very title of an article.
    private async ValueTask<bool> IsOneWordingAsync(List<Line> lines, Memory memory, CancellationToken cancellation) =>
        lines.Count == 1 && (await sights.OfAsync(lines[0].Text, lines[0].Language, memory, cancellation)).IsExact;

    /// <summary>The last sentence or line of several; null when there is only one.</summary>
    public static string? LastPart(string text)
    {
        var parts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Sentences).ToList();
        return parts.Count > 1 ? parts[^1] : null;
    }

    private static bool CarriesPersonal(Activity activity) => activity.ChannelData?.ContainsKey(PersonalVault.Member) == true;

    private static IEnumerable<string> Sentences(string text) => Cut(SentenceEnd(), text);

    private static IEnumerable<string> Joined(string text) => Cut(Connective(), text);

    private static IEnumerable<string> Cut(Regex at, string text) =>
        at.Split(text).Select(piece => piece.Trim(' ', ',', '，', '、')).Where(piece => PlainText.Of(piece).Length > 1);

    [GeneratedRegex(@"(?<=[?？！。])|(?<=[.!])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:^|\s+)(?:아\s+)?그리고(?:요)?\s+|\s+또\s+|(?:^|,?\s+)and\s+(?:also\s+)?|(?:^|\s+)also,?\s+|，?(?:还有|另外)，?|、?(?:それと|それから|あと)、?", RegexOptions.IgnoreCase)]
    private static partial Regex Connective();

    private sealed record Line(Activity Message, string Text, string Language);
}
