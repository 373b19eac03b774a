using MetaverseSeoul.Mesh.Knowledge;
using YamlDotNet.RepresentationModel;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>The floors that the ranking has reached on the dev set. They go up with it, never down.</summary>
public sealed class QuestionTests
{
    private static readonly YamlMappingNode File = Load();

    [Theory, InlineData("ko", "ko", 0.95), InlineData("messy", "ko", 0.93), InlineData("en", "en", 0.91)]
    public async Task The_right_article_comes_first(string part, string language, double floor)
    {
        var asked = Covered(part);
        var misses = new List<string>();
        foreach (var (question, keys) in asked)
        {
            var hits = await City.SearchAsync(question, language);
            if (hits.Count == 0 || !keys.Contains(hits[0].Article.Key))
                misses.Add($"{question} → {(hits.Count == 0 ? "nothing" : hits[0].Article.Key)}");
        }

        var share = 1 - ((double)misses.Count / asked.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{part}: {share:0.000} of {asked.Count}\n{string.Join('\n', misses)}");
        Assert.True(share >= floor, $"{part}: {share:0.000} < {floor}\n{string.Join('\n', misses)}");
    }

    /// <summary>Where the bot is sure, it is right; where it is not, it asks, and the right one is among the choices.</summary>
    [Theory, InlineData("ko", "ko", 0.86, 0.01), InlineData("messy", "ko", 0.68, 0.01), InlineData("en", "en", 0.85, 0.06)]
    public async Task A_known_question_is_answered_or_asked_about_and_seldom_answered_wrong(string part, string language, double right, double wrong)
    {
        var asked = Covered(part);
        int answeredRight = 0, answeredWrong = 0;
        foreach (var (question, keys) in asked)
        {
            var found = await City.AskAsync(question, language);
            if (found.Outcome != KnowledgeOutcome.Answer)
                continue;
            if (keys.Contains(found.Hits[0].Article.Key))
                answeredRight++;
            else
                answeredWrong++;
        }

        var shares = $"{part}: right {(double)answeredRight / asked.Count:0.000}, wrong {(double)answeredWrong / asked.Count:0.000}";
        TestContext.Current.TestOutputHelper?.WriteLine(shares);
        Assert.True((double)answeredRight / asked.Count >= right && (double)answeredWrong / asked.Count <= wrong, shares);
    }

    [Theory, InlineData("ko", 0.03), InlineData("en", 0.09)]
    public async Task A_question_no_article_answers_is_not_answered(string language, double ceiling)
    {
        var asked = ((YamlSequenceNode)((YamlMappingNode)File.Children["uncovered"]).Children[language]).Select(node => node.ToString()).ToList();
        var answered = new List<string>();
        var silent = 0;
        foreach (var question in asked)
        {
            var found = await City.AskAsync(question, language);
            if (found.Outcome == KnowledgeOutcome.Answer)
                answered.Add($"{question} → {found.Hits[0].Article.Key} {found.Hits[0].Score:0.00}");
            if (found.Outcome == KnowledgeOutcome.Abstain)
                silent++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{language}: {answered.Count} of {asked.Count} answered, {silent} said not to be known\n{string.Join('\n', answered)}");
        Assert.True((double)answered.Count / asked.Count <= ceiling, string.Join('\n', answered));
    }

    [Fact]
    public void The_dev_set_is_large_enough_to_mean_something_and_copies_no_article()
    {
        Assert.True(Covered("ko").Count >= 150 && Covered("en").Count >= 60 && Covered("messy").Count >= 15);
        var known = City.Library.Articles.SelectMany(article => article.Questions.Concat(article.Aliases).Append(article.Title)).ToHashSet();
        Assert.Empty(new[] { "ko", "messy", "en" }.SelectMany(Covered).Where(asked => known.Contains(asked.Question)).Select(asked => asked.Question));
    }

    private static List<(string Question, string[] Keys)> Covered(string part) =>
        [.. ((YamlMappingNode)File.Children[part]).Children.SelectMany(
            pair => (YamlSequenceNode)pair.Value, (pair, question) => (question.ToString(), pair.Key.ToString().Split(" | ")))];

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        using var reader = System.IO.File.OpenText(Path.Combine(AppContext.BaseDirectory, "Knowledge", "questions.yaml"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
