using MetaverseSeoul.Bots.Answering;
using MetaverseSeoul.Bots.Answering.Steps;
using MetaverseSeoul.Bots.Understanding;
using MetaverseSeoul.Mesh;
using MetaverseSeoul.Mesh.Agents;
using MetaverseSeoul.Mesh.Knowledge;
using MetaverseSeoul.Mesh.Operations;
using MetaverseSeoul.Mesh.Turns;
using Microsoft.Extensions.Options;

namespace MetaverseSeoul.Bots.Routing;

/// <summary>Where one thing that was said belongs. The rules in their order: the first that knows decides.</summary>
internal sealed class Destinations(
    AgentDirectory agents,
    Switchboard switches,
    PhraseBook phrases,
    Naming naming,
    Sights sights,
    ChoiceReader choices,
    FollowUpReader followUps,
    FollowUpWords words,
    Fields fields,
    IOptions<MeshOptions> options)
{
    private static readonly (Phrase Phrase, string Language)[] OtherLanguages =
    [
        (Phrase.InKorean, Language.Korean), (Phrase.InEnglish, Language.English), (Phrase.InChinese, Language.Chinese), (Phrase.InJapanese, Language.Japanese),
    ];

    /// <param name="here">The agent the conversation is with.</param>
    public async ValueTask<Destination> OfAsync(Said said, AgentCard here, Memory memory, CancellationToken cancellation)
    {
        if (Told(said, here, memory) is { } told)
            return told;
        // "그럼" is no part of the question that it leads to.
        var followUp = words.Read(said.Text, said.Language);
        var question = followUp is { PointsBack: true, Rest.Count: > 0 } ? followUp.Text : said.Text;
        var sight = await sights.OfAsync(question, said.Language, memory, cancellation);
        // "어제 이사했는데요 / 전입신고 언제까지예요?": the story before it may hide a question that is clear by itself.
        if (!sight.IsClear && TurnReader.LastPart(said.Text) is { } last && await sights.OfAsync(last, said.Language, memory, cancellation) is { IsClear: true } clear)
            sight = clear;
        if (await choices.ReadAsync(said, memory, sight, cancellation) is { } chosen)
            return ToArticle(said, chosen, here);
        if (IsPlain(said) && !sight.IsExact)
            return Stay(said, here, memory);
        if (memory.Open is { } open && agents.Find(open) is { } waiting)
        {
            if (!sight.IsClear || said.Text.Any(char.IsDigit))
                return new Destination(waiting.Card, new Reading(said.Language), IsQuiet: true);
            return Aside(await AskedAsync(said, here, memory, sight, cancellation), memory);
        }

        return await AskedAsync(said, here, memory, sight, cancellation);
    }

    // What names an agent, the menu or a language, and asks nothing.
    private Destination? Told(Said said, AgentCard here, Memory memory)
    {
        if (phrases.Only(said.Text, said.Language, Phrase.Menu) is not null)
        {
            var host = Host(here);
            return new Destination(host, new Reading(said.Language), IsQuiet: true) { Reply = Menu.Of([.. agents.Cards.Where(IsOn)], said.Language) };
        }

        if (naming.Find(said.Text, said.Language) is { } named)
            return new Destination(named, new Reading(said.Language)) { Reply = Menu.Greeting(named, said.Language) };
        if (memory.AnsweredBy is not { } last || agents.Find(last) is not { } teller)
            return null;
        foreach (var (phrase, language) in OtherLanguages)
        {
            if (phrases.Only(said.Text, said.Language, phrase) is not null)
                return new Destination(teller.Card, new Reading(language) { IsAgain = true });
        }

        return null;
    }

    private async ValueTask<Destination> AskedAsync(Said said, AgentCard here, Memory memory, Sight sight, CancellationToken cancellation)
    {
        if (sight.IsClaimed(said.Language) && agents.Find(sight.ClaimedBy) is { } claimer)
            return new Destination(claimer.Card, new Reading(said.Language, sight.Found));
        if (fields.ByExample(said.Text, Fields.Same) is { } shown && !sight.IsExact && sight.Best?.Agent != shown.Card.Id)
            return new Destination(shown.Card, new Reading(said.Language, await sights.OfExampleAsync(said, shown, cancellation)));
        if (await followUps.ReadAsync(said, memory, sight, cancellation) is { } followed)
            return ToArticle(said, followed, here, follows: memory.Article);
        if (!sight.IsExact && words.Read(said.Text, said.Language) is { Rest.Count: 0, Aspects.Count: > 0 } bare && (bare.HasNoSubject || memory.Article is not null))
            return new Destination(here, new Reading(said.Language, new KnowledgeAnswer(said.Language, KnowledgeOutcome.Abstain, [], [])));
        var card = sight.Found.Outcome switch
        {
            KnowledgeOutcome.Answer => Owner(sight.Best!, here),
            KnowledgeOutcome.Clarify => fields.ByExample(said.Text, Fields.Alike)?.Card ?? Asker(sight.Found.Choices, here),
            _ => fields.ByExample(said.Text, Fields.Alike)?.Card ?? fields.ByWord(said.Text, said.Language) ?? here,
        };
        return new Destination(card, new Reading(said.Language, sight.Found));
    }

    // Between articles of two agents the one who is here asks; else the first choice's.
    private AgentCard Asker(IReadOnlyList<Article> choices, AgentCard here) =>
        choices.Any(choice => choice.Agent == here.Id) ? here : Owner(choices[0], here);

    private Destination ToArticle(Said said, Article article, AgentCard here, string? follows = null) => new(
        Owner(article, here),
        new Reading(said.Language, new KnowledgeAnswer(said.Language, KnowledgeOutcome.Answer, [new KnowledgeHit(article, 1)], [])) { Follows = follows });

    private static Destination Aside(Destination asked, Memory memory)
    {
        // Who was asked twice for a number and talks of something else has forgotten it.
        if (memory.Callback == CallbackStage.NumberAskedAgain)
        {
            memory.Callback = CallbackStage.None;
            memory.Open = null;
            return asked;
        }

        return asked with { Reading = asked.Reading with { IsAside = true } };
    }

    private Destination Stay(Said said, AgentCard here, Memory memory) =>
        new(agents.Find(memory.Open)?.Card ?? Host(here), new Reading(said.Language), IsQuiet: true);

    private bool IsPlain(Said said)
    {
        var (text, language) = (said.Text, said.Language);
        return PlainText.Of(text).Length == 0
            || phrases.Only(
                text, language, Phrase.Hello, Phrase.Thanks, Phrase.Bye, Phrase.WhoAreYou, Phrase.AreYouHuman, Phrase.Yes, Phrase.Cancel, Phrase.NoneOfThese) is not null
            || phrases.Is(Phrase.Person, text, language)
            || phrases.Is(Phrase.Callback, text, language)
            || phrases.Is(Phrase.OutsideTheCity, text, language)
            || (phrases.Is(Phrase.Abuse, text, language)
                && phrases.Without(Phrase.Abuse, text, language).Replace(" ", "", StringComparison.Ordinal).Length < AbuseStep.ShortestQuestion);
    }

    private AgentCard Owner(Article article, AgentCard here) => agents.Find(article.Agent)?.Card ?? here;

    private bool IsOn(AgentCard card) => switches.NoticeWhenOff(card.Id) is null;

    /// <summary>Who answers what needs no agent in particular while the one who is here is switched off.</summary>
    private AgentCard Host(AgentCard here) => IsOn(here)
        ? here
        : agents.Cards.OrderByDescending(card => card.Id == options.Value.DefaultAgent).FirstOrDefault(IsOn) ?? here;
}

/// <param name="IsQuiet">Nothing to be handed over for: small talk, an answer to an open question.</param>
internal sealed record Destination(AgentCard Agent, Reading Reading, bool IsQuiet = false)
{
    public Mesh.Activities.Activity? Reply { get; init; }
}
