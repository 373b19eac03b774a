using MetaverseSeoul.Knowledge.Evaluation;

namespace MetaverseSeoul.UnitTests.Knowledge;

/// <summary>The floors that the index has reached on tests/Evaluation, a little below what it measured. They go up with it, never down.</summary>
public sealed class QuestionTests
{
    private static readonly Lazy<Task<List<Outcome>>> Asked = new(() => Task.Run(() => EvaluateCommand.AskAsync(City.Index, Questions(), CancellationToken.None)));

    [Theory]
    [InlineData("dev", "ko", "plain", 0.86, 0.95)]
    [InlineData("dev", "ko", "messy", 0.82, 0.96)]
    [InlineData("dev", "ko", "+unspaced", 0.86, 0.95)]
    [InlineData("dev", "ko", "+typo", 0.84, 0.94)]
    [InlineData("dev", "ko", "+ime", 0.84, 0.94)]
    [InlineData("dev", "ko", "+all", 0.83, 0.93)]
    [InlineData("dev", "en", "plain", 0.89, 0.95)]
    [InlineData("dev", "zh", "plain", 0.87, 0.95)]
    [InlineData("dev", "ja", "plain", 0.83, 0.96)]
    [InlineData("held-out", "ko", "plain", 0.89, 0.97)]
    [InlineData("held-out", "ko", "messy", 0.90, 0.97)]
    [InlineData("held-out", "en", "plain", 0.91, 0.97)]
    [InlineData("held-out", "zh", "plain", 0.90, 0.97)]
    [InlineData("held-out", "ja", "plain", 0.91, 0.97)]
    public async Task The_right_article_comes_first_or_among_the_first_three(string split, string language, string style, double first, double amongThree)
    {
        var card = new Scorecard(await OfAsync(split, language, style));
        var measured = $"{split} {language} {style}: hit@1 {card.Hit1:0.000}, hit@3 {card.Hit3:0.000} of {card.Covered}";
        TestContext.Current.TestOutputHelper?.WriteLine(measured);
        Assert.True(card.Hit1 >= first && card.Hit3 >= amongThree, measured);
    }

    [Theory, InlineData("dev"), InlineData("held-out")]
    public async Task What_is_told_is_right_and_what_no_article_answers_is_not_answered(string split)
    {
        var card = new Scorecard([.. (await Asked.Value).Where(outcome => outcome.Asked.Split == split)]);
        var measured = $"{split}: told wrong {card.AnsweredWrong:0.000} of {card.Covered}, not answered {card.Held:0.000} of {card.Uncovered}";
        TestContext.Current.TestOutputHelper?.WriteLine(measured);
        Assert.True(card.AnsweredWrong <= 0.02 && card.Held >= 0.93, measured);
    }

    [Fact]
    public void There_are_enough_questions_each_of_an_article_that_exists_and_none_its_own_wording()
    {
        var questions = Questions();
        Assert.True(questions.Count(asked => asked.Split == "dev") >= 600 && questions.Count(asked => asked.Split == "held-out") >= 300);
        Assert.Empty(QuestionCheck.Faults(questions, City.Library.Articles));
    }

    [Fact]
    public void No_held_out_question_is_a_development_question()
    {
        var splits = Questions().ToLookup(asked => asked.Text, asked => asked.Split);
        Assert.Empty(splits.Where(of => of.Distinct().Count() > 1).Select(of => of.Key));
    }

    private static async Task<List<Outcome>> OfAsync(string split, string language, string style) =>
        [.. (await Asked.Value).Where(outcome => (outcome.Asked.Split, outcome.Asked.Language, outcome.Style) == (split, language, style))];

    private static List<AskedQuestion> Questions() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Evaluation"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(QuestionFile.Read)];
}
